package dev.keepsake.engine.observe;

/** A failure of which whoever watches is told by a word of its own, not by its category. The words are a closed set. */
public interface ToldApart {

    /** The word, in lower case. */
    String outcome();
}
