package dev.keepsake.engine.extract.model;

import dev.keepsake.engine.bundled.Bundled;

/**
 * What a model is told to do, the same for every call, so that a provider's prompt cache hits.
 *
 * @param text the instructions
 * @param schema the JSON schema of the reply; empty for free text
 */
record Instructions(String text, String schema) {

    /** Those of this name and version, with their schema. */
    static Instructions of(String name) {
        return new Instructions(bundled(name + ".txt"), bundled(name + ".schema.json"));
    }

    /** Those of this name and version, answered in free text. */
    static Instructions free(String name) {
        return new Instructions(bundled(name + ".txt"), "");
    }

    /** Instructions of the caller's own; nothing is known of the reply's shape. */
    static Instructions ofCaller(String text) {
        return new Instructions(text, "");
    }

    private static String bundled(String name) {
        return Bundled.text(Instructions.class, name).strip();
    }
}
