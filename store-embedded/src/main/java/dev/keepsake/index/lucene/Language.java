package dev.keepsake.index.lucene;

import org.apache.lucene.analysis.Analyzer;

/** The languages that words are reduced to stems in; a text is kept in the field of exactly one. */
enum Language {
    /** Also what texts that are too short to tell are taken for: it folds accents and does little harm to others. */
    ENGLISH("en"),
    SPANISH("es"),
    FRENCH("fr"),
    GERMAN("de"),
    PORTUGUESE("pt"),
    ITALIAN("it"),
    RUSSIAN("ru"),
    ARABIC("ar"),
    HINDI("hi"),
    /** Chinese, Japanese and Korean: no stems, pairs of characters. */
    CJK("cjk"),
    /** Anything else: words as they are, in lower case and without accents. */
    OTHER("other");

    private final String code;
    private final String field;

    Language(String code) {
        this.code = code;
        this.field = "words-" + code;
    }

    String code() {
        return code;
    }

    /** The index field that texts of this language are in. */
    String field() {
        return field;
    }

    Analyzer analyzer() {
        return Analyzers.of(this);
    }
}
