package dev.keepsake.api;

import dev.keepsake.memory.MemoryId;

/**
 * Why is this memory among the hits of a search, or why is it not?
 *
 * @param id the memory
 * @param request the search
 */
public record WhyRequest(MemoryId id, SearchRequest request) {}
