package dev.keepsake.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.SequentialIds;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private final ApiKeys keys = new ApiKeys(new SecureRandom(), new SequentialIds(), new FakeClock());

    @Test
    void aKeyIsItsMarkAndFortyThreeUrlSafeCharacters() {
        ApiKeys.Minted minted = keys.mint(new ProjectId("acme"), "first");

        assertThat(minted.key()).matches("m0sk_[A-Za-z0-9_-]{43}");
        assertThat(minted.stored().project()).isEqualTo(new ProjectId("acme"));
        assertThat(minted.stored().createdAt()).isEqualTo(FakeClock.START);
        assertThat(minted.key()).startsWith(minted.stored().prefix());
        assertThat(minted.stored().prefix()).hasSize(12);
    }

    @Test
    void onlyTheDigestIsKeptOrPrinted() {
        ApiKeys.Minted minted = keys.mint(new ProjectId("acme"), "first");

        assertThat(minted.stored().digest()).isEqualTo(ApiKeys.digest(minted.key()));
        assertThat(minted.toString()).doesNotContain(minted.key());
        assertThat(minted.stored().toString()).doesNotContain(minted.key());
    }

    @Test
    void theDigestIsSha256InHex() {
        assertThat(ApiKeys.digest("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void noTwoKeysAreEqual() {
        assertThat(keys.mint(ProjectId.DEFAULT, "a").key())
                .isNotEqualTo(keys.mint(ProjectId.DEFAULT, "a").key());
    }
}
