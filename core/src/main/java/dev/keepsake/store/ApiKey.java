package dev.keepsake.store;

import dev.keepsake.scope.ProjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that opens one project. The key itself is nowhere kept.
 *
 * @param id its id
 * @param project the project it opens
 * @param label what the operator calls it
 * @param prefix its first characters, to recognise it by
 * @param digest SHA-256 of the key, in lower-case hex
 * @param createdAt when it was made
 * @param revokedAt since when it opens nothing, or null
 */
public record ApiKey(
        UUID id,
        ProjectId project,
        String label,
        String prefix,
        String digest,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
