package dev.keepsake.cli.output;

import tools.jackson.databind.json.JsonMapper;

/** JSON for programs: one document per line. */
public final class JsonOutput {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonOutput() {}

    public static String line(Object value) {
        return JSON.writeValueAsString(value);
    }
}
