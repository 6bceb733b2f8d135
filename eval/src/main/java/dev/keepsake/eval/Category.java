package dev.keepsake.eval;

import dev.keepsake.error.KeepsakeException;
import java.util.Arrays;

/** LoCoMo's kinds of question. Papers permute the names, so the numbers are always shown with them. */
public enum Category {
    MULTI_HOP(1, "multi-hop"),
    TEMPORAL(2, "temporal"),
    OPEN_DOMAIN(3, "open-domain"),
    SINGLE_HOP(4, "single-hop"),
    ADVERSARIAL(5, "adversarial");

    private final int number;
    private final String title;

    Category(int number, String title) {
        this.number = number;
        this.title = title;
    }

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    /** Whether it counts in the overall figure: categories 1 to 4 do, adversarial questions have no right answer. */
    public boolean countsOverall() {
        return this != ADVERSARIAL;
    }

    static Category ofNumber(int number) {
        return Arrays.stream(values())
                .filter(category -> category.number == number)
                .findFirst()
                .orElseThrow(() -> KeepsakeException.invalid("A question's category is 1 to 5; got " + number));
    }
}
