package dev.keepsake.config;

import java.net.URI;

/** A vault of secrets outside this machine. */
@FunctionalInterface
public interface SecretSource {

    /** Asks nobody: every secret of a vault is taken to be there. For who shows a configuration and does not start with it. */
    SecretSource UNASKED = address -> "not-fetched";

    /**
     * The secret at this address.
     *
     * @throws dev.keepsake.error.KeepsakeException when it cannot be had; the message says why and holds no secret
     */
    String secret(URI address);
}
