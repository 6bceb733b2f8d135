package dev.keepsake.config.mem0;

/**
 * What became of one key of Mem0's. Holds no secret.
 *
 * @param outcome what became of it
 * @param key the key, as {@code llm.config.model}
 * @param setting what it is called here; empty when there is nothing
 * @param words why, or what to do; empty when there is nothing to say
 */
public record Note(Outcome outcome, String key, String setting, String words) {

    /** What may become of a key. */
    public enum Outcome {
        /** It is called the same here. */
        TAKEN,
        /** It is called otherwise here. */
        RENAMED,
        /** It has no use here. */
        IGNORED,
        /** It cannot be had here, or contradicts something else, and a person has to decide. */
        REFUSED
    }

    @Override
    public String toString() {
        String target = setting.isEmpty() ? "" : " -> " + setting;
        return key + target + (words.isEmpty() ? "" : ": " + words);
    }
}
