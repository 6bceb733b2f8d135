package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKey;
import dev.keepsake.testkit.sample.Exotic;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.ApiKeyStore} does. */
public abstract class ApiKeyStoreContract extends StoreFixture {

    @Test
    void aNewStoreHasNoKey() {
        assertThat(store.keys().noneInAnyProject()).isTrue();
        assertThat(store.keys().list(PROJECT)).isEmpty();
        assertThat(store.keys().active("digest")).isEmpty();
    }

    @Test
    void aKeyIsFoundByItsDigestAlone() {
        ApiKey key = key(PROJECT, "one");
        store.keys().add(key);

        assertThat(store.keys().active("one")).contains(key);
        assertThat(store.keys().active("on")).isEmpty();
        assertThat(store.keys().active("ONE")).isEmpty();
        assertThat(store.keys().active("%")).isEmpty();
        assertThat(store.keys().active("")).isEmpty();
        assertThat(store.keys().noneInAnyProject()).isFalse();
        assertThat(store.everyProject()).containsExactly(PROJECT);
    }

    @Test
    void keysAreListedOldestFirstInTheirOwnProject() {
        ApiKey first = key(PROJECT, "one");
        ApiKey second = key(PROJECT, "two");
        ApiKey foreign = key(OTHER_PROJECT, "three");
        store.keys().add(second);
        store.keys().add(foreign);
        store.keys().add(first);

        assertThat(store.keys().list(PROJECT)).containsExactly(first, second);
        assertThat(store.keys().list(OTHER_PROJECT)).containsExactly(foreign);
    }

    @Test
    void aRevokedKeyOpensNothingAndStaysListed() {
        ApiKey key = key(PROJECT, "one");
        store.keys().add(key);
        Instant at = data.tick().plusNanos(1);

        assertThat(store.keys().revoke(PROJECT, key.id(), at)).isTrue();

        assertThat(store.keys().active("one")).isEmpty();
        assertThat(store.keys().list(PROJECT)).containsExactly(revoked(key, at));
        assertThat(store.keys().noneInAnyProject()).isFalse();
    }

    @Test
    void aKeyIsRevokedOnce() {
        ApiKey key = key(PROJECT, "one");
        store.keys().add(key);
        Instant at = data.tick();
        store.keys().revoke(PROJECT, key.id(), at);

        assertThat(store.keys().revoke(PROJECT, key.id(), data.tick())).isFalse();
        assertThat(store.keys().list(PROJECT)).containsExactly(revoked(key, at));
    }

    @Test
    void aProjectCannotRevokeTheKeyOfAnother() {
        ApiKey key = key(PROJECT, "one");
        store.keys().add(key);

        assertThat(store.keys().revoke(OTHER_PROJECT, key.id(), data.tick())).isFalse();
        assertThat(store.keys().revoke(PROJECT, new UUID(1, 1), data.tick())).isFalse();
        assertThat(store.keys().active("one")).contains(key);
    }

    @Test
    void keysOutliveTheirProjectsData() {
        ApiKey key = key(PROJECT, "one");
        store.keys().add(key);
        added(ALICE, "a");

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(store.keys().active("one")).contains(key);
    }

    private ApiKey key(ProjectId project, String digest) {
        return new ApiKey(data.ids().next(), project, Exotic.TEXT, "prefix", digest, data.tick(), null);
    }

    private static ApiKey revoked(ApiKey key, Instant at) {
        return new ApiKey(key.id(), key.project(), key.label(), key.prefix(), key.digest(), key.createdAt(), at);
    }
}
