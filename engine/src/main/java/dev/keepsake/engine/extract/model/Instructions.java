package dev.keepsake.engine.extract.model;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a model is told to do, the same for every call, so that a provider's prompt cache hits.
 *
 * @param text the instructions
 * @param schema the JSON schema of the reply; empty for free text
 */
record Instructions(String text, String schema) {

    /** Those of this name and version, with their schema. */
    static Instructions of(String name) {
        return new Instructions(
                resource(name + ".txt").strip(), resource(name + ".schema.json").strip());
    }

    /** Those of this name and version, answered in free text. */
    static Instructions free(String name) {
        return new Instructions(resource(name + ".txt").strip(), "");
    }

    /** Instructions of the caller's own; nothing is known of the reply's shape. */
    static Instructions ofCaller(String text) {
        return new Instructions(text, "");
    }

    static String resource(String name) {
        try (InputStream content = Instructions.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, "The resource " + name + " is missing");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "The resource " + name + " cannot be read", e);
        }
    }
}
