package dev.keepsake.engine.media;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From where pictures and documents may be fetched.
 *
 * @param anyPublic whether from every host all of whose addresses are public
 * @param hosts from these as well, wherever their addresses lie; in lower case
 */
public record FetchRules(boolean anyPublic, Set<String> hosts) {

    /** From nowhere. */
    public static final FetchRules NOWHERE = new FetchRules(false, Set.of());

    /** From wherever everybody else can fetch it too, and from no private network. */
    public static final FetchRules PUBLIC = new FetchRules(true, Set.of());

    private static final String ANY_PUBLIC = "public";

    public FetchRules {
        hosts = hosts.stream().map(FetchRules::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** The rules of a list in which {@code public} stands for every public address, and all else for hosts by name. */
    public static FetchRules of(Collection<String> words) {
        List<String> hosts = new ArrayList<>(words);
        boolean anyPublic = hosts.removeIf(ANY_PUBLIC::equals);
        return new FetchRules(anyPublic, Set.copyOf(hosts));
    }

    /** Whether anything may be fetched. */
    public boolean allowAnything() {
        return anyPublic || !hosts.isEmpty();
    }

    /** Refuses a host by its name alone, so that nobody is even asked for its addresses. */
    void requireName(String host) throws Refusal {
        if (!anyPublic && !hosts.contains(plain(host))) {
            throw new Refusal("its host is not one that may be fetched from");
        }
    }

    /** Refuses a host one of whose addresses lies where only this machine or its neighbours can see. */
    void require(String host, InetAddress[] addresses) throws Refusal {
        requireName(host);
        boolean safe = addresses.length > 0 && Arrays.stream(addresses).allMatch(PublicAddress::is);
        if (!safe && !hosts.contains(plain(host))) {
            throw new Refusal("its host is not a public one");
        }
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
