package dev.keepsake.egress;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One host, or all below one, at one port or at any.
 *
 * @param host in lower case; an IPv6 address without brackets
 * @param below whether every host below it is meant, and not itself
 * @param port the port, or -1 for any
 */
public record HostPattern(String host, boolean below, int port) {

    private static final Pattern FORM = Pattern.compile(
            "(?<below>\\*\\.)?(?:\\[(?<six>[0-9a-f:.]+)]|(?<host>[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*))(?::(?<port>\\d{1,5}))?");
    private static final int MAX_PORT = 65_535;

    /**
     * Reads one.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when it is none
     */
    public static HostPattern of(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw noHost(text);
        }
        String port = form.group("port");
        if (port != null && Integer.parseInt(port) > MAX_PORT) {
            throw noHost(text);
        }
        String host = form.group("six") == null ? form.group("host") : form.group("six");
        return new HostPattern(host, form.group("below") != null, port == null ? -1 : Integer.parseInt(port));
    }

    private static KeepsakeException noHost(String text) {
        return new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                "a host is expected, such as api.openai.com, *.example.org or localhost:11434, without scheme and path; got \""
                        + text + "\"");
    }

    boolean matches(String wanted, int wantedPort) {
        return (port < 0 || port == wantedPort) && matchesHost(wanted);
    }

    boolean matchesHost(String wanted) {
        String plain = plain(wanted);
        return below ? plain.endsWith("." + host) : plain.equals(host);
    }

    private static String plain(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            return lower.substring(1, lower.length() - 1);
        }
        // "example.org." is the same host, written to its root.
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public String toString() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return (below ? "*." : "") + shown + (port < 0 ? "" : ":" + port);
    }
}
