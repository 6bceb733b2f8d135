/**
 * What statements say about slots: who it is about, which attribute, which value, and whether it is so, has become so, is no
 * longer so or is taken back. Start at {@link dev.keepsake.engine.slot.ClaimReader}; what it knows of English lies in the
 * word lists and patterns beside these classes. {@link dev.keepsake.engine.slot.PastIntent} reads questions.
 */
@NullMarked
package dev.keepsake.engine.slot;

import org.jspecify.annotations.NullMarked;
