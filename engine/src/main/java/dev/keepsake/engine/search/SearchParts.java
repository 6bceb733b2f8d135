package dev.keepsake.engine.search;

import dev.keepsake.engine.observe.Phases;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Reranker;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.store.Store;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a search is made of.
 *
 * @param store the truth
 * @param reranker puts the best in order when a recipe says so, or null for none
 * @param tokens counts what a token budget allows
 * @param clock what time it is
 * @param temporary makes an empty index of an embedder's vectors for a search of the past, or null for none
 * @param phases who is told what a search does
 */
public record SearchParts(
        Store store,
        @Nullable Reranker reranker,
        TokenCounter tokens,
        Clock clock,
        @Nullable Function<EmbedderId, TemporaryIndex> temporary,
        Phases phases) {}
