package dev.keepsake.eval.screening;

/** Part of a set. */
enum Part {
    TUNED("", "tuned on"),
    SET_ASIDE("-set-aside", "set aside"),
    /** Written to be harder when the others were as good as solved, measured once, then read and learned from. */
    THIRD("-third", "third, learned from");

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
