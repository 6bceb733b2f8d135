/**
 * Chat models of providers behind our role: {@link dev.keepsake.models.chat.OpenAiCompatibleChatModel} speaks the protocol
 * that most of them understand.
 */
@NullMarked
package dev.keepsake.models.chat;

import org.jspecify.annotations.NullMarked;
