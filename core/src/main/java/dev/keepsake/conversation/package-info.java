/**
 * What a caller passes in and what is kept of it, verbatim: {@link dev.keepsake.conversation.Message} goes in, an
 * {@link dev.keepsake.conversation.Episode} of addressable {@link dev.keepsake.conversation.Turn turns} stays.
 */
@NullMarked
package dev.keepsake.conversation;

import org.jspecify.annotations.NullMarked;
