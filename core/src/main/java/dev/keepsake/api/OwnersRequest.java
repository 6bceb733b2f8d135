package dev.keepsake.api;

import dev.keepsake.store.PageRequest;

/** The users, agents, apps and runs that own current memories. */
public record OwnersRequest(PageRequest page) {}
