package dev.keepsake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReachTest {

    private static final Filter ALICE = Filter.owner(ScopeField.USER, "alice");
    private static final Filter RUN = Filter.owner(ScopeField.RUN, "r");
    private static final Filter RED = Filter.attribute("color", Operator.EQ, new AttributeValue.Text("red"));

    @ParameterizedTest
    @MethodSource
    void aFilterNamesAnOwnerInEveryBranch(Filter filter) {
        assertThatCode(() -> Reach.of(filter)).doesNotThrowAnyException();
    }

    static Stream<Filter> aFilterNamesAnOwnerInEveryBranch() {
        return Stream.of(
                ALICE,
                RUN,
                new Filter.And(List.of(RED, ALICE)),
                new Filter.And(List.of(new Filter.Not(RED), new Filter.Or(List.of(ALICE, RUN)))),
                new Filter.Or(List.of(ALICE, new Filter.And(List.of(RED, RUN)))),
                new Filter.Condition(
                        new Field.Owner(ScopeField.AGENT),
                        Operator.IN,
                        new AttributeValue.Items(List.of(new AttributeValue.Text("a")))),
                new Filter.Exists(new Field.Owner(ScopeField.USER), true));
    }

    @ParameterizedTest
    @MethodSource
    void aFilterThatLeavesTheOwnerOpenSomewhereIsRefused(Filter filter) {
        assertThatThrownBy(() -> Reach.of(filter))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST));
    }

    static Stream<Filter> aFilterThatLeavesTheOwnerOpenSomewhereIsRefused() {
        return Stream.of(
                Filter.all(),
                RED,
                new Filter.Or(List.of()),
                new Filter.Or(List.of(ALICE, RED)),
                new Filter.Not(ALICE),
                new Filter.Not(new Filter.Not(ALICE)),
                new Filter.And(List.of(RED, new Filter.Or(List.of(ALICE, RED)))),
                new Filter.Condition(new Field.Owner(ScopeField.USER), Operator.NE, new AttributeValue.Text("alice")),
                new Filter.Condition(new Field.Owner(ScopeField.USER), Operator.ICONTAINS, new AttributeValue.Text("")),
                new Filter.Condition(new Field.Owner(ScopeField.USER), Operator.GTE, new AttributeValue.Text("")),
                new Filter.Condition(
                        new Field.Owner(ScopeField.USER), Operator.NIN, new AttributeValue.Items(List.of())),
                new Filter.Exists(new Field.Owner(ScopeField.USER), false),
                new Filter.Exists(new Field.Actor(), true),
                new Filter.Condition(new Field.Actor(), Operator.EQ, new AttributeValue.Text("alice")),
                Filter.attribute("user", Operator.EQ, new AttributeValue.Text("alice")));
    }

    @Test
    void aScopeNamesAnOwnerForAnyFilter() {
        assertThatCode(() -> Reach.of(Scope.ofUser("alice")).withFilter(new Filter.Or(List.of(RED, Filter.all()))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Reach.of(Scope.ANY)).isInstanceOf(KeepsakeException.class);
    }

    @Test
    void everythingInTheProjectHasToBeSaid() {
        assertThat(Reach.everythingInTheProject().withFilter(RED).filter()).isEqualTo(RED);
    }

    @Test
    void aReachInAProjectIsASelection() {
        Reach reach = Reach.of(Scope.ofUser("alice"))
                .withFilter(RED)
                .withSuperseded(true)
                .withExpired(true);

        assertThat(reach.in(ProjectId.DEFAULT, Instant.EPOCH))
                .isEqualTo(new Selection(
                        ProjectId.DEFAULT, Scope.ofUser("alice"), RED, new Visibility(true, true, Instant.EPOCH)));
        assertThat(Reach.of(ALICE).in(ProjectId.DEFAULT, Instant.EPOCH).visibility())
                .isEqualTo(Visibility.currentAt(Instant.EPOCH));
    }
}
