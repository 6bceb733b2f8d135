package dev.keepsake.config;

import java.util.Map;

/**
 * What values a setting takes.
 *
 * @param <T> what they become
 */
public final class Kind<T> {

    private final String name;
    private final Form form;
    private final Map<String, Object> schema;
    private final Reader<T> reader;

    Kind(String name, Form form, Map<String, Object> schema, Reader<T> reader) {
        this.name = name;
        this.form = form;
        this.schema = schema;
        this.reader = reader;
    }

    /** Its name for people: {@code whole number, 0 to 65535}. */
    public String name() {
        return name;
    }

    /** What its values look like. */
    public Form form() {
        return form;
    }

    /** The JSON schema of its values in the file. */
    public Map<String, Object> schema() {
        return schema;
    }

    /** Whether its values must not be printed. */
    public boolean hidden() {
        return form == Form.SECRET || form == Form.PAIRS;
    }

    T read(Node node, Reading reading) {
        return reader.read(node, reading);
    }

    /** What values look like. */
    public enum Form {
        ONE,
        SECRET,
        LIST,
        PAIRS,
        MODELS
    }

    /** Makes a value of what was said, or throws {@link Unfit}. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Node node, Reading reading);
    }
}
