package dev.keepsake.testkit.reference;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKey;
import dev.keepsake.store.ApiKeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryKeys implements ApiKeyStore {

    private final Contents contents;
    private final List<ApiKey> keys = new ArrayList<>();

    InMemoryKeys(Contents contents) {
        this.contents = contents;
    }

    @Override
    public void add(ApiKey key) {
        synchronized (contents) {
            contents.everMet.add(key.project());
            keys.add(key);
        }
    }

    @Override
    public Optional<ApiKey> active(String digest) {
        synchronized (contents) {
            return keys.stream()
                    .filter(key -> key.digest().equals(digest) && key.revokedAt() == null)
                    .findFirst();
        }
    }

    @Override
    public List<ApiKey> list(ProjectId project) {
        synchronized (contents) {
            return keys.stream()
                    .filter(key -> key.project().equals(project))
                    .sorted(Comparator.comparing(ApiKey::createdAt))
                    .toList();
        }
    }

    @Override
    public boolean revoke(ProjectId project, UUID id, Instant at) {
        synchronized (contents) {
            for (int i = 0; i < keys.size(); i++) {
                ApiKey key = keys.get(i);
                if (key.project().equals(project) && key.id().equals(id) && key.revokedAt() == null) {
                    keys.set(
                            i,
                            new ApiKey(
                                    key.id(),
                                    key.project(),
                                    key.label(),
                                    key.prefix(),
                                    key.digest(),
                                    key.createdAt(),
                                    at));
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public boolean noneInAnyProject() {
        synchronized (contents) {
            return keys.isEmpty();
        }
    }
}
