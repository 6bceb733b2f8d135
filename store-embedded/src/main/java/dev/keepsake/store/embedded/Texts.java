package dev.keepsake.store.embedded;

/** What can be said of a Java string as a text. */
final class Texts {

    private Texts() {}

    /** Whether every surrogate has its other half, so that UTF-8 can carry the text unchanged. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
