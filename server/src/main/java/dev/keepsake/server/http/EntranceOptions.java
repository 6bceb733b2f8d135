package dev.keepsake.server.http;

import java.util.List;

/**
 * What the entrance has to know.
 *
 * @param address host and port, for links in answers to requests that name no host
 * @param bodyLimit the largest body accepted, in bytes
 * @param corsOrigins the web pages that may call
 */
public record EntranceOptions(String address, int bodyLimit, List<String> corsOrigins) {

    public EntranceOptions {
        corsOrigins = List.copyOf(corsOrigins);
    }
}
