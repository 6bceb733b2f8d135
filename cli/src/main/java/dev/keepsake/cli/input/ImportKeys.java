package dev.keepsake.cli.input;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Idempotency keys made of what a record says and whose it is. Importing a file again, also with records appended to it,
 * repeats the keys; two equal records in one file get two keys, because a person may well say "yes" twice.
 */
final class ImportKeys {

    private final Map<String, Integer> seen = new HashMap<>();

    String keyOf(JsonNode record, Scope scope) {
        String content = digest(scope.canonical() + "\n" + record);
        return "import:" + content + ":" + seen.merge(content, 1, Integer::sum);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "Every Java has SHA-256, but this one does not", e);
        }
    }
}
