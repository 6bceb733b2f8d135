package dev.keepsake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKind;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SearchRequestTest {

    private static final SearchRequest ANY = SearchRequest.of(Scope.ofUser("alice"), "what?");

    @Test
    void byDefaultItAsksForTheTenBestMemories() {
        assertThat(ANY.limit()).isEqualTo(10);
        assertThat(ANY.threshold()).isZero();
        assertThat(ANY.tokenBudget()).isZero();
        assertThat(ANY.returning()).containsExactly(EntryKind.MEMORY);
        assertThat(ANY.recipe()).isEqualTo(SearchRecipe.HYBRID);
        assertThat(ANY.referenceTime()).isNull();
        assertThat(ANY.deadline()).isSameAs(Deadline.NONE);
    }

    @Test
    void aQuestionHasWordsAndAnEnd() {
        refused(() -> SearchRequest.of(Scope.ofUser("alice"), " \n"), "not blank");
        refused(() -> SearchRequest.of(Scope.ofUser("alice"), "x".repeat(10_001)), "10001");
        assertThatCode(() -> SearchRequest.of(Scope.ofUser("alice"), "x".repeat(10_000)))
                .doesNotThrowAnyException();
    }

    @Test
    void numbersLieWhereTheyMeanSomething() {
        refused(() -> ANY.withLimit(0), "limit 0");
        refused(() -> ANY.withLimit(1001), "limit 1001");
        refused(() -> ANY.withThreshold(-0.1), "-0.1");
        refused(() -> ANY.withThreshold(1.1), "1.1");
        refused(() -> ANY.withThreshold(Double.NaN), "NaN");
        refused(() -> ANY.withTokenBudget(-1), "-1");
        assertThatCode(() -> ANY.withLimit(1000).withThreshold(1).withTokenBudget(Integer.MAX_VALUE))
                .doesNotThrowAnyException();
    }

    @Test
    void somethingIsToBeReturned() {
        refused(() -> ANY.returning(Set.of()), "neither");
    }

    @Test
    void itDoesNotChangeWithTheSetItWasGiven() {
        Set<EntryKind> kinds = EnumSet.of(EntryKind.TURN);
        SearchRequest request = ANY.returning(kinds);
        kinds.clear();

        assertThat(request.returning()).containsExactly(EntryKind.TURN);
    }

    @Test
    void everyChangeKeepsTheRest() {
        Deadline soon = Deadline.after(Duration.ofSeconds(1));
        SearchRequest changed = ANY.withLimit(3)
                .withThreshold(0.2)
                .withTokenBudget(700)
                .returning(EntryKind.TURN, EntryKind.MEMORY)
                .withRecipe(SearchRecipe.VECTOR_ONLY)
                .askedAt(Instant.EPOCH)
                .by(soon)
                .withRelations(2)
                .withReach(ANY.reach().withSuperseded(true));

        assertThat(changed)
                .isEqualTo(new SearchRequest(
                        "what?",
                        ANY.reach().withSuperseded(true),
                        3,
                        0.2,
                        700,
                        EnumSet.allOf(EntryKind.class),
                        SearchRecipe.VECTOR_ONLY,
                        Instant.EPOCH,
                        soon,
                        2));
    }

    private static void refused(ThrowingCallable call, String because) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.INVALID_REQUEST))
                .hasMessageContaining(because);
    }
}
