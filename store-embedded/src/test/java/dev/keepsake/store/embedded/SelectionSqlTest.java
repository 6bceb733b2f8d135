package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.AttributeValue;
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
import org.junit.jupiter.api.Test;

/** Which part of a selection SQL decides; that it decides as filters do is what the contract of every store tests. */
class SelectionSqlTest {

    private static final Filter ALICE = Filter.owner(ScopeField.USER, "alice");
    private static final Filter RED = Filter.attribute("colour", Operator.EQ, new AttributeValue.Text("red"));

    @Test
    void ownersAndTimesAreLeftToSql() {
        Filter agents = new Filter.Condition(
                new Field.Owner(ScopeField.AGENT),
                Operator.IN,
                new AttributeValue.Items(List.of(new AttributeValue.Text("a"), new AttributeValue.Text("b"))));
        Filter recent = new Filter.Condition(
                new Field.CreatedAt(), Operator.GTE, new AttributeValue.Time(Instant.parse("2026-01-01T00:00:00Z")));
        Filter noRun = new Filter.Exists(new Field.Owner(ScopeField.RUN), false);
        Filter nested = new Filter.Or(List.of(new Filter.Not(ALICE), new Filter.And(List.of(agents, noRun))));

        SelectionSql sql = SelectionSql.of(selection(new Filter.And(List.of(ALICE, agents, recent, noRun, nested))));

        assertThat(sql.rest()).isEqualTo(Filter.all());
    }

    @Test
    void whatSqlCannotDecideExactlyRemains() {
        Filter number =
                new Filter.Condition(new Field.Owner(ScopeField.USER), Operator.EQ, AttributeValue.Number.of(1));
        Filter timeAsText =
                new Filter.Condition(new Field.CreatedAt(), Operator.GTE, new AttributeValue.Text("2026-01-01"));
        Filter mixed = new Filter.Or(List.of(ALICE, RED));

        SelectionSql sql = SelectionSql.of(selection(new Filter.And(List.of(ALICE, RED, number, timeAsText, mixed))));

        assertThat(sql.rest()).isEqualTo(new Filter.And(List.of(RED, number, timeAsText, mixed)));
    }

    @Test
    void categoriesAreLeftToSqlWhereTheyAreAskedForByName() {
        Field field = new Field.Categories();
        AttributeValue food = new AttributeValue.Text("food");
        Filter contains = new Filter.Condition(field, Operator.CONTAINS, food);
        Filter in = new Filter.Condition(field, Operator.IN, new AttributeValue.Items(List.of(food)));
        Filter inAnyCase = new Filter.Condition(field, Operator.ICONTAINS, food);

        SelectionSql sql = SelectionSql.of(selection(new Filter.And(List.of(contains, in, inAnyCase))));

        assertThat(sql.rest()).isEqualTo(new Filter.And(List.of(inAnyCase)));
    }

    @Test
    void nothingThatACallerGaveStandsInTheStatement() {
        String hostile = "x' OR 1=1 --";

        SelectionSql sql = SelectionSql.of(new Selection(
                new ProjectId(hostile),
                new Scope(hostile, hostile, hostile, hostile),
                Filter.owner(ScopeField.USER, hostile),
                Visibility.currentAt(Instant.EPOCH)));

        assertThat(sql.where()).doesNotContain(hostile);
        assertThat(sql.values()).contains(hostile);
    }

    @Test
    void anOwnerThatCannotBeStoredIsNotSentToSql() {
        Filter broken = Filter.owner(ScopeField.USER, "half a pair \ud83d");

        assertThat(SelectionSql.of(selection(broken)).rest()).isEqualTo(new Filter.And(List.of(broken)));
    }

    private static Selection selection(Filter filter) {
        return new Selection(ProjectId.DEFAULT, Scope.ANY, filter, Visibility.currentAt(Instant.EPOCH));
    }
}
