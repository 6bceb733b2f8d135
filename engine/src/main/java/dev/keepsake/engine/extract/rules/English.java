package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.tokenize.TokenizerME;

/** Splits English text into sentences and tagged words. For one thread at a time, as OpenNLP's parts are. */
final class English {

    /** Longer stretches without a full stop are data or code, not something a person says. */
    private static final int LONGEST_SENTENCE = 1_500;

    private static final Pattern SMALL_I = Pattern.compile("(?<![\\p{L}\\p{N}.'])i(?=[ ,'])");

    private static final Set<String> CONJUNCTIONS = Set.of(
            "that",
            "if",
            "because",
            "when",
            "while",
            "since",
            "although",
            "though",
            "as",
            "whether",
            "after",
            "before",
            "until",
            "till",
            "unless",
            "whereas",
            "where",
            "once",
            "so",
            "than",
            "like",
            "how",
            "why",
            "cuz",
            "'cause",
            "cause",
            "of",
            "for",
            "in",
            "without",
            "by",
            "with",
            "on",
            "to",
            "about",
            "at",
            "from",
            "upon",
            "into",
            "whenever",
            "wherever",
            "even",
            "except",
            "given",
            "lest",
            "despite",
            "besides",
            "instead",
            "through",
            "over",
            "under",
            "what",
            "which",
            "who",
            "now",
            "just",
            "only",
            "not",
            "but",
            "and",
            "or",
            "cos",
            "coz",
            "bc",
            "providing",
            "provided",
            "supposing",
            "seeing",
            "considering",
            "rather",
            "towards",
            "between",
            "against",
            "via",
            "versus");

    private final SentenceDetectorME detector =
            new SentenceDetectorME(EnglishModels.shared().sentences());
    private final TokenizerME tokenizer = new TokenizerME(EnglishModels.shared().tokens());
    private final POSTaggerME tagger = new POSTaggerME(EnglishModels.shared().tags());
    private final Lemmas lemmas = new Lemmas();

    /** The sentences of {@code text}, in order. */
    List<Sentence> sentences(String text) {
        String plain = plain(text);
        return SentenceBreaks.in(plain, line -> List.of(detector.sentPosDetect(line))).stream()
                .filter(span -> span.end() - span.start() <= LONGEST_SENTENCE)
                .map(span -> tagged(span, span.of(plain)))
                .toList();
    }

    /** The same number of characters, in the way the models were trained: straight quotes, "I" in capitals. */
    private static String plain(String text) {
        String straight = text.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"');
        return SMALL_I.matcher(straight).replaceAll("I");
    }

    private Sentence tagged(Span span, String text) {
        opennlp.tools.util.Span[] places = tokenizer.tokenizePos(text);
        String[] words = opennlp.tools.util.Span.spansToStrings(places, text);
        String[] tags = corrected(tagger.tag(words), words);
        List<Token> tokens = new ArrayList<>(words.length);
        for (int i = 0; i < words.length; i++) {
            tokens.add(new Token(
                    words[i], tags[i], lemmas.of(words[i], tags[i]), places[i].getStart(), places[i].getEnd()));
        }
        return new Sentence(span, text, tokens);
    }

    /** Rare nouns behind a verb are sometimes taken for conjunctions, of which there are few. */
    private static String[] corrected(String[] tags, String[] words) {
        String[] corrected = tags.clone();
        for (int i = 0; i < tags.length; i++) {
            if (tags[i].equals("SCONJ") && !CONJUNCTIONS.contains(words[i].toLowerCase(Locale.ROOT))) {
                corrected[i] = "NOUN";
            }
        }
        return corrected;
    }
}
