package dev.keepsake.server.http;

import java.time.Duration;

/** Learns of every answered request, by its route's template: paths and queries may hold personal data. */
@FunctionalInterface
public interface RequestObserver {

    /** A stand-in for the template of a path that has no route. */
    String NO_ROUTE = "none";

    void answered(String method, String template, int status, Duration took);
}
