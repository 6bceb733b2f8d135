package dev.keepsake.egress;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that this deployment may connect to. A list that names none closes every way out, to this machine too: what runs
 * beside us may hand on what it is told.
 *
 * @param limited whether there is a list at all; without one every host may be connected to
 * @param allowed the list; empty without one
 */
public record Egress(boolean limited, List<HostPattern> allowed) {

    /** Every host may be connected to. */
    public static final Egress ANYWHERE = new Egress(false, List.of());

    /** No host may be connected to. */
    public static final Egress NOWHERE = new Egress(true, List.of());

    public Egress {
        allowed = List.copyOf(allowed);
    }

    /**
     * Only these hosts: {@code api.openai.com}, {@code *.example.org} for every host below it, {@code localhost:11434} for one
     * port, {@code [::1]:8080}.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when one of them is no host
     */
    public static Egress only(List<String> hosts) {
        return new Egress(true, hosts.stream().map(HostPattern::of).toList());
    }

    /** Whether {@code target} may be connected to. */
    public boolean allows(URI target) {
        String host = target.getHost();
        return !limited || (host != null && allowed.stream().anyMatch(pattern -> pattern.matches(host, port(target))));
    }

    /** Whether this host may be connected to at some port; for who only has a name to look up. */
    public boolean allowsHost(String host) {
        return !limited || allowed.stream().anyMatch(pattern -> pattern.matchesHost(host));
    }

    /**
     * Refuses a target that may not be connected to.
     *
     * @param purpose what for, in words that end a sentence: {@code "ask the chat model"}
     * @throws KeepsakeException with {@code CONFIGURATION}
     */
    public void require(URI target, String purpose) {
        if (!allows(target)) {
            throw refusal(target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort()), purpose);
        }
    }

    /** What is said when a connection is refused. Not which are allowed: answers and jobs repeat it to those who only use this. */
    public KeepsakeException refusal(String host, String purpose) {
        return new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                "Egress refused: to " + purpose + " needs " + host + ", which egress.allow does not let this deployment"
                        + " connect to; add the host there, or configure another");
    }

    private static int port(URI target) {
        if (target.getPort() >= 0) {
            return target.getPort();
        }
        return "http".equals(String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT)) ? 80 : 443;
    }
}
