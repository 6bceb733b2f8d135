/**
 * What every provider over the network has in common: {@link dev.keepsake.models.provider.ProviderCall} keeps a call inside a
 * deadline and says what went wrong without repeating what was sent or answered.
 */
@NullMarked
package dev.keepsake.models.provider;

import org.jspecify.annotations.NullMarked;
