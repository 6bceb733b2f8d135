package dev.keepsake.eval;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports on disk. */
public final class JsonFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFiles() {}

    /** {@code report} as JSON. */
    public static String json(Object report) {
        return JSON.writeValueAsString(report);
    }

    /** Writes a text to a file, in place of whatever it held. */
    public static void write(String text, Path file) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "Cannot write the report to " + file + "; is its directory there?",
                    e);
        }
    }

    /** Reads a report that {@link #json} wrote. */
    static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "Cannot read the report " + file, e);
        } catch (JacksonException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "The report " + file + " is not JSON", e);
        }
    }
}
