/**
 * The index of the default installation: vectors and words of every memory and turn in one Lucene directory. It follows
 * the store's log and can be thrown away at any time. Start with {@link dev.keepsake.index.lucene.LuceneIndex};
 * {@code EntryDocument} says what is kept of an entry, {@code NearestVectors} and {@code WordMatches} find it again.
 */
@NullMarked
package dev.keepsake.index.lucene;

import org.jspecify.annotations.NullMarked;
