package dev.keepsake.config;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Addresses of servers. */
final class Addresses {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Addresses() {}

    static URI of(String text) {
        String shown = Shown.quoted(text);
        if (!text.contains("://")) {
            throw Unfit.because(
                    "an address is expected, got " + shown,
                    Shown.looksSecret(text)
                            ? "this looks like a key: it belongs into the setting for the key"
                            : "write the scheme too, such as https://"
                                    + (text.matches("[A-Za-z0-9.:/_-]+") ? text : "api.example.org/v1"));
        }
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            throw Unfit.because("an address is expected, got " + shown, "such as https://api.example.org/v1");
        }
        if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw Unfit.because("an address is expected, got " + shown, "begin it with https:// or http:// and a host");
        }
        if (uri.getUserInfo() != null) {
            throw Unfit.because(
                    "the address has credentials in it, which would be printed with it",
                    "leave out what stands before the @, and give the key in the setting for it");
        }
        return uri;
    }

    /** Whether this host is this machine or one of a private network, as far as its name tells. */
    static boolean isNear(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || (!host.contains(".") && !host.contains(":"))
                || host.endsWith(".localhost")
                || host.endsWith(".local")
                || host.endsWith(".internal")
                || host.matches("127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*")
                || host.equals("[::1]");
    }
}
