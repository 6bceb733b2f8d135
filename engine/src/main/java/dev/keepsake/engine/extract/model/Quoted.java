package dev.keepsake.engine.extract.model;

import tools.jackson.databind.json.JsonMapper;

/** Somebody's text as a JSON string on one line, which it cannot get out of. */
final class Quoted {

    private static final JsonMapper JSON = new JsonMapper();

    private Quoted() {}

    static String of(String text) {
        // JSON allows these three as they are; a model may take them for the end of a line.
        return JSON.writeValueAsString(text)
                .replace("\u0085", "\\u0085")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
