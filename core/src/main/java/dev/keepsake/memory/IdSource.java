package dev.keepsake.memory;

import java.util.UUID;

/** Where new ids come from; injected so that a run can be repeated exactly. Safe for use by many threads. */
@FunctionalInterface
public interface IdSource {

    /** A new id, never handed out before. */
    UUID next();
}
