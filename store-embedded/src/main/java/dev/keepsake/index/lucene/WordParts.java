package dev.keepsake.index.lucene;

import java.util.List;

/**
 * How a word is found that is one of several grown together, or that changes within, without a dictionary. A text keeps the
 * parts of its words beside them, marked, so that they are no words themselves; a question looks for words, for parts, and
 * for its own parts among the words. The marks are characters that no word has.
 */
interface WordParts {

    /** Words are looked for as they are. */
    WordParts NONE = new WordParts() {
        @Override
        public List<String> kept(String word) {
            return List.of(word);
        }

        @Override
        public List<Form> asked(String word) {
            return List.of(new Form(word, 1));
        }
    };

    /** The word, first, and its marked parts, as a text keeps them. */
    List<String> kept(String word);

    /** The word, first, and everything else a question looks for with it. */
    List<Form> asked(String word);
}
