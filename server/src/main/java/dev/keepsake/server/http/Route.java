package dev.keepsake.server.http;

/**
 * One method on one path.
 *
 * @param method in upper case
 * @param template the path, with {@code {name}} for a segment that varies; a trailing slash counts
 * @param failures how this route shows what went wrong
 * @param endpoint what answers
 */
public record Route(String method, String template, Failure.Writer failures, Endpoint endpoint) {

    public static Route open(String method, String template, Failure.Writer failures, Endpoint.OpenHandler handler) {
        return new Route(method, template, failures, new Endpoint.Open(handler));
    }

    public static Route keyed(String method, String template, Failure.Writer failures, Endpoint.KeyedHandler handler) {
        return new Route(method, template, failures, new Endpoint.Keyed(handler));
    }
}
