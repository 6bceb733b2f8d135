package dev.keepsake.engine.media;

import java.util.regex.Pattern;

/** Words made of pictures and documents, so that they stay within what marks them as such in a turn. */
final class DescribedText {

    private static final Pattern THOUGHT = Pattern.compile("(?is)^\\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\\z)");
    private static final Pattern TAG = Pattern.compile("(?i)<(?=\\s*+/?+\\s*+document\\b)");

    private DescribedText() {}

    /** A description on one line, without the brackets that would end its mark, and no longer than this. */
    static String of(String reply, int longest) {
        String line = THOUGHT.matcher(reply).replaceFirst("").strip().replaceAll("\\s+", " ");
        return cut(line.replace('[', '(').replace(']', ')'), longest);
    }

    /** The text of a document without the tags that would end its mark, and no longer than this. */
    static String ofDocument(String text, int longest) {
        return TAG.matcher(cut(text.strip(), longest)).replaceAll("(");
    }

    /** The beginning of a text, never ending in half a pair of surrogates. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
