package dev.keepsake.models.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which model calls go to.
 *
 * @param provider the provider's name, such as {@code azure_openai}
 * @param model the model's name there
 * @param role what it is asked to do
 * @param address where it is asked, or null where only the provider's own library knows
 */
public record ModelTarget(
        String provider,
        String model,
        ModelRole role,
        @Nullable URI address) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** How messages call it: {@code The chat model gpt-5-mini at api.openai.com}. */
    public String described() {
        return role.words() + " " + model + (address == null ? " of " + provider : " at " + address.getHost());
    }

    /** The port of the address, or -1 where it is not known. */
    int port() {
        if (address == null || address.getPort() >= 0) {
            return address == null ? -1 : address.getPort();
        }
        return "http".equals(address.getScheme()) ? HTTP : HTTPS;
    }
}
