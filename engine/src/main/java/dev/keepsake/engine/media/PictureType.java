package dev.keepsake.engine.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The media type of a picture by its first bytes, whatever somebody calls it: the four that vision models take. */
final class PictureType {

    private PictureType() {}

    static Optional<String> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }
}
