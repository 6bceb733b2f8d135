/**
 * What every provider over the network has in common. {@link dev.keepsake.models.provider.ModelSettings} says which model of whom,
 * {@link dev.keepsake.models.provider.AccessProblems} what is wrong with that; {@link dev.keepsake.models.provider.ProviderHttp} is
 * the one way out, {@link dev.keepsake.models.provider.Authorization} shows who sends a request,
 * {@link dev.keepsake.models.provider.ResilientCalls} makes calls in turn, again or not at all, and
 * {@link dev.keepsake.models.provider.ProviderCall} keeps each inside a deadline and says what went wrong without repeating what was
 * sent or answered.
 */
@NullMarked
package dev.keepsake.models.provider;

import org.jspecify.annotations.NullMarked;
