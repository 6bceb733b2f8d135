package dev.keepsake.cli.network;

import dev.keepsake.egress.Egress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Looks up only names that this deployment may connect to, for everything in the process. Our own connections ask the list
 * themselves and say what was refused; this is for what a provider's library does by itself, such as asking a cloud for
 * credentials. Numeric addresses need no look-up and are not held back here. This machine's own names are always known: servers
 * listen on them.
 */
public final class GuardedNames extends InetAddressResolverProvider {

    private static final AtomicReference<Egress> ALLOWED = new AtomicReference<>(Egress.ANYWHERE);

    /** Looks up only what {@code egress} allows, from now on and in the whole process. */
    public static void allowOnly(Egress egress) {
        ALLOWED.set(egress);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Guarded(configuration.builtinResolver(), configuration);
    }

    @Override
    public String name() {
        return "keepsake egress";
    }

    private record Guarded(InetAddressResolver names, Configuration machine) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (!ALLOWED.get().allowsHost(host)
                    && !host.equals("localhost")
                    && !host.equals(machine.lookupLocalHostName())) {
                throw new UnknownHostException(host + " is not looked up: egress.allow does not name it");
            }
            return names.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return names.lookupByAddress(address);
        }
    }
}
