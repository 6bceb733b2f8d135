package dev.keepsake.bench.migration;

import java.util.SplittableRandom;

/** Things and where they are: each statement of a number is always the same, and one question has it as its answer. */
final class Belongings {

    private static final String[] THINGS = {
        "violin", "bicycle", "telescope", "kayak", "camera", "tent", "sewing machine", "chess set", "drum", "easel"
    };
    private static final String[] ALIKE = {
        "fiddle",
        "bike",
        "spyglass",
        "canoe",
        "photo gear",
        "camping gear",
        "stitching device",
        "board game",
        "percussion",
        "painting stand"
    };
    private static final String[] PLACES = {
        "attic", "cellar", "garage", "shed", "office", "hall", "cupboard", "barn", "studio", "wardrobe"
    };
    private static final String[] SYLLABLES = {"ka", "lo", "mi", "ter", "san", "ve", "ru", "pel", "dor", "ni"};

    private Belongings() {}

    static String statement(int number) {
        return "My " + THINGS[number % THINGS.length] + " called " + name(number) + " is in the "
                + PLACES[number / THINGS.length % PLACES.length] + ".";
    }

    /** Asks with another word for the thing. */
    static String question(int number) {
        return "Where is the " + ALIKE[number % ALIKE.length] + " " + name(number) + "?";
    }

    /** What is in the answer and in no other statement. */
    static String name(int number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.append(number).toString();
    }
}
