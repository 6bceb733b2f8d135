package dev.keepsake.api;

import java.util.UUID;

/** The operation with this id. */
public record OperationRequest(UUID id) {}
