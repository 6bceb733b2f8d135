package dev.keepsake.eval.screening;

/** Half of a set. */
enum Part {
    TUNED("", "tuned on"),
    SET_ASIDE("-set-aside", "set aside");

    private final String ending;
    private final String title;

    Part(String ending, String title) {
        this.ending = ending;
        this.title = title;
    }

    String file(String set) {
        return set + ending + ".txt";
    }

    String title() {
        return title;
    }
}
