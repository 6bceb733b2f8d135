/** What a text takes in a prompt: {@link dev.keepsake.models.tokens.BytePairTokens}. */
@NullMarked
package dev.keepsake.models.tokens;

import org.jspecify.annotations.NullMarked;
