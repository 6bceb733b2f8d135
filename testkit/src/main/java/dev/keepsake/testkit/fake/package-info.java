/**
 * Stand-ins that behave: a clock that is moved by hand, ids that repeat, an embedder without a model, a chat model that
 * says what it was told to say. None of them belongs into production.
 */
@NullMarked
package dev.keepsake.testkit.fake;

import org.jspecify.annotations.NullMarked;
