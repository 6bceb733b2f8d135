package dev.keepsake.store;

import dev.keepsake.scope.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys, by digest. */
public interface ApiKeyStore {

    void add(ApiKey key);

    /** The key with this digest, if it exists and is not revoked. */
    Optional<ApiKey> active(String digest);

    /** The keys of one project, oldest first, revoked ones included. */
    List<ApiKey> list(ProjectId project);

    /** Revokes a key of this project; false when it has none with this id that is still active. */
    boolean revoke(ProjectId project, UUID id, Instant at);

    /** Whether no project has any key yet: the state in which a server makes the first one. */
    boolean noneInAnyProject();
}
