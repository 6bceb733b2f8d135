package dev.keepsake.config;

/**
 * Where something was said.
 *
 * @param place in which kind of place
 * @param name the file, variable or flag, as a person would write it
 * @param line the line in a file, from 1; 0 elsewhere
 */
public record Where(Place place, String name, int line) {

    /** Nobody said it. */
    public static final Where DEFAULT = new Where(Place.DEFAULT, "default", 0);

    /** The kinds of places. What stands further down wins. */
    public enum Place {
        DEFAULT,
        /** A variable that a provider or Mem0 has given its name, such as {@code OPENAI_API_KEY}. */
        PROVIDER_VARIABLE,
        FILE,
        /** A variable of our own, {@code KEEPSAKE_...}. */
        VARIABLE,
        FLAG,
        BUILDER
    }

    static Where file(String name, int line) {
        return new Where(Place.FILE, name, line);
    }

    static Where variable(String name) {
        return new Where(Place.VARIABLE, name, 0);
    }

    static Where providerVariable(String name) {
        return new Where(Place.PROVIDER_VARIABLE, name, 0);
    }

    static Where flag(String name) {
        return new Where(Place.FLAG, name, 0);
    }

    /** {@code keepsake.yaml:3}, {@code KEEPSAKE_PORT}, {@code --port} or {@code default}. */
    @Override
    public String toString() {
        return line == 0 ? name : name + ":" + line;
    }
}
