package dev.keepsake.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant LAST_MOMENT = Instant.parse("2026-06-01T23:59:59.999999999Z");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 1);

    @Test
    void projectScopeFilterAndVisibilityAllHaveToHold() {
        Facets facets = facets(ALICE.withRun("r"), MemoryState.CURRENT, null);
        Visibility now = Visibility.currentAt(LAST_MOMENT);

        assertThat(new Selection(PROJECT, ALICE, Filter.all(), now).includes(PROJECT, facets))
                .isTrue();
        assertThat(new Selection(PROJECT, Scope.ANY, Filter.all(), now).includes(PROJECT, facets))
                .isTrue();
        assertThat(new Selection(PROJECT, ALICE, Filter.all(), now).includes(new ProjectId("Acme"), facets))
                .isFalse();
        assertThat(new Selection(PROJECT, ALICE.withApp("x"), Filter.all(), now).includes(PROJECT, facets))
                .isFalse();
        assertThat(new Selection(PROJECT, ALICE, Filter.owner(ScopeField.RUN, "q"), now).includes(PROJECT, facets))
                .isFalse();
    }

    @Test
    void deletedMemoriesAreNeverSeen() {
        Visibility everything =
                Visibility.currentAt(LAST_MOMENT).withSuperseded(true).withExpired(true);

        assertThat(sees(everything, MemoryState.DELETED, null)).isFalse();
        assertThat(everything.sees(MemoryState.DELETED)).isFalse();
    }

    @Test
    void supersededMemoriesAreSeenWhenAskedFor() {
        Visibility current = Visibility.currentAt(LAST_MOMENT);

        assertThat(sees(current, MemoryState.SUPERSEDED, null)).isFalse();
        assertThat(current.sees(MemoryState.SUPERSEDED)).isFalse();
        assertThat(sees(current.withSuperseded(true), MemoryState.SUPERSEDED, null))
                .isTrue();
        assertThat(current.withSuperseded(true).sees(MemoryState.SUPERSEDED)).isTrue();
        assertThat(sees(current.withSuperseded(true), MemoryState.CURRENT, null))
                .isTrue();
    }

    @Test
    void aMemoryIsSeenUntilItsLastDayIsOver() {
        Visibility after = Visibility.currentAt(LAST_MOMENT.plusNanos(1));

        assertThat(sees(Visibility.currentAt(LAST_MOMENT), MemoryState.CURRENT, LAST_DAY))
                .isTrue();
        assertThat(sees(after, MemoryState.CURRENT, LAST_DAY)).isFalse();
        assertThat(sees(after.withExpired(true), MemoryState.CURRENT, LAST_DAY)).isTrue();
        assertThat(sees(after, MemoryState.CURRENT, null)).isTrue();
    }

    private static boolean sees(Visibility visibility, MemoryState state, @Nullable LocalDate expiresOn) {
        return new Selection(PROJECT, ALICE, Filter.all(), visibility)
                .includes(PROJECT, facets(ALICE, state, expiresOn));
    }

    private static Facets facets(Scope scope, MemoryState state, @Nullable LocalDate expiresOn) {
        return new Facets("id", scope, "text", null, Attributes.NONE, state, Instant.EPOCH, Instant.EPOCH, expiresOn);
    }
}
