package dev.keepsake.index.lucene;

/**
 * What a word of a question is looked up as.
 *
 * @param term as the index has it
 * @param weight how much an occurrence counts, more than 0 and at most 1
 */
record Form(String term, float weight) {}
