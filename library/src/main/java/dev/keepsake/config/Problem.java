package dev.keepsake.config;

/**
 * One thing about a configuration that has to be put right, or, as a remark, had better be looked at. Holds no secret.
 *
 * @param where the file and line, variable or flag; empty when nobody said anything and that is the problem
 * @param key the setting, such as {@code chat.model}; empty when it is about no single one
 * @param problem what was expected and what was there, without a full stop
 * @param cure what to do
 */
public record Problem(String where, String key, String problem, String cure) {

    /** All of it in one line. */
    @Override
    public String toString() {
        String place = where.isEmpty() || where.equals(key) ? "" : where + ": ";
        return place + (key.isEmpty() ? "" : key + ": ") + problem + "; " + cure;
    }
}
