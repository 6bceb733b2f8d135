package dev.keepsake.cli.output;

/** How words are set off on a terminal; not at all when nobody looks. */
public enum Style {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001b[0m";

    public String bold(String text) {
        return in("\u001b[1m", text);
    }

    public String faint(String text) {
        return in("\u001b[2m", text);
    }

    public String good(String text) {
        return in("\u001b[32m", text);
    }

    public String warning(String text) {
        return in("\u001b[33m", text);
    }

    public String bad(String text) {
        return in("\u001b[31m", text);
    }

    private String in(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
    }
}
