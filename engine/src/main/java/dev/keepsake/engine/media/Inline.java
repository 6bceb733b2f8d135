package dev.keepsake.engine.media;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pictures and documents that stand in an address themselves: in {@code data:} URLs, and in plain base64 as some clients send. */
final class Inline {

    private static final int MOST_CHARACTERS = 28 * 1024 * 1024;
    private static final Pattern HAS_SCHEME = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*:");

    private Inline() {}

    /** What stands in this address, or empty when it says where something lies. */
    static Optional<byte[]> bytes(String url) throws Refusal {
        boolean data = url.regionMatches(true, 0, "data:", 0, "data:".length());
        if (!data && HAS_SCHEME.matcher(url).lookingAt()) {
            return Optional.empty();
        }
        if (url.length() > MOST_CHARACTERS) {
            throw new Refusal("it is larger than what is read");
        }
        try {
            return Optional.of(data ? ofDataUrl(url) : decoded(url));
        } catch (IllegalArgumentException broken) {
            throw new Refusal("its base64 is none");
        }
    }

    private static byte[] ofDataUrl(String url) throws Refusal {
        int comma = url.indexOf(',');
        if (comma < 0) {
            throw new Refusal("its data: URL has no data");
        }
        String content = url.substring(comma + 1);
        String head = url.substring(0, comma).toLowerCase(Locale.ROOT);
        return head.endsWith(";base64")
                ? decoded(content)
                : URLDecoder.decode(content.replace("+", "%2B"), StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64) {
        String plain = base64.replaceAll("\\s+", "");
        return plain.indexOf('-') >= 0 || plain.indexOf('_') >= 0
                ? Base64.getUrlDecoder().decode(plain)
                : Base64.getDecoder().decode(plain);
    }
}
