/**
 * The outage drill: what becomes of adds and searches while the provider of the chat model comes and goes. Start with
 * {@link dev.keepsake.bench.outage.OutageBench}.
 */
@NullMarked
package dev.keepsake.bench.outage;

import org.jspecify.annotations.NullMarked;
