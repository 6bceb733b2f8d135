package dev.keepsake.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.Reach;
import dev.keepsake.filter.Filter;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back by the server's own reader. */
class FilterWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\": \"ada\", \"metadata\": {\"topic\": \"food\"}}",
                "{\"OR\": [{\"user_id\": \"ada\"}, {\"agent_id\": {\"in\": [\"a\", \"b\"]}}]}",
                "{\"user_id\": \"*\", \"NOT\": [{\"metadata\": {\"stars\": {\"gte\": 3.5, \"lt\": 5}}}]}",
                "{\"user_id\": \"ada\", \"created_at\": {\"gte\": \"2024-01-01\", \"lt\": \"2025-01-01T00:00:00Z\"}}",
                "{\"user_id\": \"ada\", \"text\": {\"icontains\": \"Ramen\"}, \"actor_id\": {\"ne\": \"*\"}}",
                "{\"user_id\": \"ada\", \"metadata\": {\"tags\": {\"contains\": \"red\"}, \"done\": true}}",
                "{\"user_id\": \"ada\", \"expiration_date\": {\"lte\": \"2030-12-31\"}, \"memory_ids\": [\"x\", \"y\"]}"
            })
    void everyFilterComesBackAsItWas(String grammar) {
        Filter filter = read(grammar);

        Filter back = FilterReader.HOSTED.read(Json.tree(FilterWriter.write(Reach.of(filter))));

        assertThat(flat(back)).isEqualTo(flat(filter));
    }

    @Test
    void theOwnersOfTheScopeStandBesideTheFilter() {
        assertThat(Json.tree(FilterWriter.write(Reach.of(Scope.ofUser("ada").withRun("r1"))))
                        .toString())
                .isEqualTo("{\"AND\":[{\"user_id\":\"ada\"},{\"run_id\":\"r1\"}]}");
    }

    @Test
    void theWholeProjectIsWhoeverOwnsIt() {
        assertThat(Json.tree(FilterWriter.write(Reach.everythingInTheProject())).toString())
                .isEqualTo("{\"AND\":[{\"OR\":[{\"user_id\":\"*\"},{\"agent_id\":\"*\"},{\"app_id\":\"*\"},"
                        + "{\"run_id\":\"*\"}]}]}");
    }

    @Test
    void anEmptyChoiceIsRefused() {
        Reach reach = Reach.of(Scope.ofUser("ada")).withFilter(new Filter.Or(List.of()));

        assertThatThrownBy(() -> FilterWriter.write(reach)).hasMessageContaining("OR without a part");
    }

    private static Filter read(String grammar) {
        return FilterReader.HOSTED.read(Json.read(grammar.getBytes(StandardCharsets.UTF_8)));
    }

    /** ANDs of one part mean their part. */
    private static Filter flat(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) when parts.size() == 1 -> flat(parts.getFirst());
            case Filter.And(var parts) ->
                new Filter.And(parts.stream().map(FilterWriterTest::flat).toList());
            case Filter.Or(var parts) ->
                new Filter.Or(parts.stream().map(FilterWriterTest::flat).toList());
            case Filter.Not(var part) -> new Filter.Not(flat(part));
            case Filter.Exists exists -> exists;
            case Filter.Condition condition -> condition;
        };
    }
}
