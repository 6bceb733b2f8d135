package dev.keepsake.api;

import dev.keepsake.store.Job;
import dev.keepsake.store.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs of a project are wanted.
 *
 * @param state only these, or null for all
 * @param page which stretch of them
 */
public record JobsRequest(Job.@Nullable State state, PageRequest page) {}
