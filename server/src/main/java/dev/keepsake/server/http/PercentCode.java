package dev.keepsake.server.http;

import dev.keepsake.error.KeepsakeException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding that refuses what is not well-formed UTF-8: two raw forms must not become one id. */
final class PercentCode {

    private PercentCode() {}

    /** One path segment; {@code %2F} becomes a slash inside it. */
    static String decodeSegment(String raw) {
        return decode(raw);
    }

    /** A name or value of a query, where a plus sign is a space. */
    static String decodeQuery(String raw) {
        return decode(raw.replace('+', ' '));
    }

    private static String decode(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char unit = raw.charAt(i);
            if (unit == '%') {
                bytes.write(octet(raw, i));
                i += 2;
            } else if (unit < 128) {
                bytes.write(unit);
            } else {
                throw malformed();
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed();
        }
    }

    private static int octet(String raw, int percent) {
        if (percent + 2 >= raw.length()) {
            throw malformed();
        }
        int high = Character.digit(raw.charAt(percent + 1), 16);
        int low = Character.digit(raw.charAt(percent + 2), 16);
        if (high < 0 || low < 0) {
            throw malformed();
        }
        return high * 16 + low;
    }

    private static KeepsakeException malformed() {
        return KeepsakeException.invalid(
                "The URL is not percent-encoded UTF-8; every other character must be written as %XX");
    }
}
