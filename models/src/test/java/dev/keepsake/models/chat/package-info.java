/** Tests of the chat model, against a server on a loopback port that speaks its protocol. */
@NullMarked
package dev.keepsake.models.chat;

import org.jspecify.annotations.NullMarked;
