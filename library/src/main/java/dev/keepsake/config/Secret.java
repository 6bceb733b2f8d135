package dev.keepsake.config;

/**
 * A value that must not be printed.
 *
 * @param value the value; some other text where it was not fetched because nobody needs it, as for showing a configuration
 * @param origin where it was found, in words that follow "from": {@code OPENAI_API_KEY}, {@code the file /run/secrets/chat}
 */
public record Secret(String value, String origin) {

    /** A secret that a program has at hand. */
    public static Secret of(String value) {
        return new Secret(value, "the program");
    }

    @Override
    public String toString() {
        return "(hidden, from " + origin + ")";
    }
}
