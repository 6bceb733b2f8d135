package dev.keepsake.engine.extract.rules;

import dev.keepsake.engine.bundled.Bundled;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes from the ends of a sentence what says nothing: "Yeah, Mel, I painted it haha" is "I painted it". */
final class Openings {

    private static final List<Opening> OPENINGS = Bundled.lines(Openings.class, "openings.txt").stream()
            .map(line -> new Opening(List.of(line.replace("+", "").split(" ")), line.startsWith("+")))
            .sorted(Comparator.comparingInt(opening -> -opening.words().size()))
            .toList();

    private static final Set<String> SUBJECTS = Set.of(
            "i", "i'm", "i've", "i'll", "i'd", "my", "we", "we're", "we've", "we'll", "we'd", "our", "it", "it's", "he",
            "he's", "she", "she's", "they", "they're", "they've", "the", "this", "that", "that's", "there's", "there",
            "a", "an", "you", "you're", "your");

    private static final Set<String> CLOSINGS =
            Set.of("lol", "haha", "hahaha", "btw", "tbh", "though", "lmao", "hehe", "xd", "thanks", "please");

    private Openings() {}

    /** The part of {@code sentence} that says something; empty when none does. */
    static Optional<Sentence> strip(Sentence sentence, Speaker speaker) {
        List<Token> tokens = sentence.tokens();
        int last = lastOf(tokens, speaker);
        int first = 0;
        int skipped = skip(tokens, first, speaker);
        while (skipped > first && skipped <= last) {
            first = skipped;
            skipped = skip(tokens, first, speaker);
        }
        return Math.max(first, skipped) > last ? Optional.empty() : Optional.of(sentence.between(first, last));
    }

    /** Where the sentence goes on behind an opening at {@code at}; {@code at} itself when there is none. */
    private static int skip(List<Token> tokens, int at, Speaker speaker) {
        Token token = tokens.get(at);
        if (token.isPunctuation() && !token.is("$") && !token.is("#")) {
            return at + 1;
        }
        int behindName = speaker.isCalled(token.text()) ? at + 1 : at;
        if (behindName > at && endsThere(tokens, behindName)) {
            return behindName;
        }
        for (Opening opening : OPENINGS) {
            int behind = opening.behind(tokens, at);
            if (behind > at) {
                int behindAddress = behind < tokens.size()
                                && speaker.isCalled(tokens.get(behind).text())
                        ? behind + 1
                        : behind;
                if (endsThere(tokens, behindAddress) || (opening.free() && startsSubject(tokens, behindAddress))) {
                    return behindAddress;
                }
            }
        }
        return at;
    }

    private static boolean endsThere(List<Token> tokens, int at) {
        return at >= tokens.size() || tokens.get(at).isPunctuation();
    }

    private static boolean startsSubject(List<Token> tokens, int at) {
        return at < tokens.size() && SUBJECTS.contains(tokens.get(at).lower());
    }

    private static int lastOf(List<Token> tokens, Speaker speaker) {
        int last = tokens.size() - 1;
        int word = last;
        while (word > 0 && tokens.get(word).isPunctuation()) {
            word--;
        }
        boolean closing = CLOSINGS.contains(tokens.get(word).lower());
        boolean address = word > 1
                && speaker.isCalled(tokens.get(word).text())
                && tokens.get(word - 1).is(",");
        if (word > 0 && (closing || address)) {
            word--;
            while (word > 0 && tokens.get(word).isPunctuation()) {
                word--;
            }
            return word;
        }
        return last;
    }

    /**
     * @param words the words, in small letters
     * @param free whether it is an opening also without a mark behind it
     */
    private record Opening(List<String> words, boolean free) {

        int behind(List<Token> tokens, int at) {
            if (at + words.size() > tokens.size()) {
                return at;
            }
            for (int i = 0; i < words.size(); i++) {
                if (!tokens.get(at + i).is(words.get(i))) {
                    return at;
                }
            }
            return at + words.size();
        }
    }
}
