package dev.keepsake.engine.search;

import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;

/**
 * The indexes that signals ask.
 *
 * @param vectors by nearness of meaning
 * @param keywords by shared words
 * @param structure by names, times and places in conversations
 */
public record Indexes(VectorIndex vectors, KeywordIndex keywords, StructureIndex structure) {}
