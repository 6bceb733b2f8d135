package dev.keepsake.index.lucene;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;

/** The languages that words are reduced to stems in; a text is kept in the field of exactly one. */
enum Language {
    /** Also what texts that are too short to tell are taken for: it folds accents and does little harm to others. */
    ENGLISH("en"),
    SPANISH("es"),
    FRENCH("fr"),
    GERMAN("de", new Compounds()),
    PORTUGUESE("pt"),
    ITALIAN("it"),
    RUSSIAN("ru"),
    ARABIC("ar", new ArabicParts()),
    HINDI("hi"),
    /** Chinese, Japanese and Korean: no stems, pairs of characters and Chinese characters. */
    CJK("cjk"),
    /** Thai is written without spaces; the platform knows where its words end. */
    THAI("th"),
    /** Anything else: words as they are, in lower case and without accents. */
    OTHER("other");

    private final String code;
    private final String field;
    private final WordParts parts;

    Language(String code) {
        this(code, WordParts.NONE);
    }

    Language(String code, WordParts parts) {
        this.code = code;
        this.field = "words-" + code;
        this.parts = parts;
    }

    String code() {
        return code;
    }

    /** The index field that texts of this language are in. */
    String field() {
        return field;
    }

    /** Takes words to their stems. */
    Analyzer analyzer() {
        return Analyzers.of(this);
    }

    /** How the parts of its words are found. */
    WordParts parts() {
        return parts;
    }

    /** What a question looks for when it has a word with this stem. */
    List<Form> asked(String stem) {
        return this == CJK && CjkWords.isOneCharacter(stem)
                ? List.of(new Form(stem, CjkWords.WEIGHT_OF_ONE_CHARACTER))
                : parts().asked(stem);
    }
}
