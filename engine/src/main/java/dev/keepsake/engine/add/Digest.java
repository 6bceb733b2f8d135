package dev.keepsake.engine.add;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over a sequence of fields, each with its length before it, so that no two sequences run into one. */
final class Digest {

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    /** Adds one field; null differs from the empty text. */
    Digest field(@Nullable Object value) {
        byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
        String length = value == null ? "-;" : bytes.length + ";";
        sha256.update(length.getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
        return this;
    }

    /** The digest in lower-case hex. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
