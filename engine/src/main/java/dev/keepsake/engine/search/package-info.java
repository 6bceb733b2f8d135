/**
 * From a question to hits: {@link dev.keepsake.engine.search.Searching} gathers one candidate list per signal, fuses them and
 * reads the memories from the store.
 */
@NullMarked
package dev.keepsake.engine.search;

import org.jspecify.annotations.NullMarked;
