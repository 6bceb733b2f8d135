package dev.keepsake.api;

import dev.keepsake.conversation.EpisodeId;

/** The episode with this id. */
public record EpisodeRequest(EpisodeId id) {}
