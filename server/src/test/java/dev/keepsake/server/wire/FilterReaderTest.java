package dev.keepsake.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FilterReaderTest {

    private static final Facets MEMORY = new Facets(
            "0198c0de-0000-7000-8000-000000000001",
            new Scope("bob", "agent", null, "run"),
            "Bob likes Green Tea",
            "Ada",
            new Attributes(Attributes.of("colour", "red")
                    .with("size", AttributeValue.Number.of(7))
                    .with("ok", new AttributeValue.Flag(true))
                    .with("categories", new AttributeValue.Items(List.of(new AttributeValue.Text("food"))))
                    .values()),
            MemoryState.CURRENT,
            Instant.parse("2024-05-01T12:00:00Z"),
            Instant.parse("2024-06-01T12:00:00Z"),
            LocalDate.parse("2030-12-31"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user_id\":\"bob\"}",
                "{\"userId\":\" bob \"}",
                "{\"user_id\":[\"eve\",\"bob\"]}",
                "{\"user_id\":\"*\"}",
                "{\"user_id\":{\"in\":[\"*\"]}}",
                "{\"app_id\":null}",
                "{\"app_id\":{\"ne\":\"*\"}}",
                "{\"app_id\":{\"ne\":\"x\"}}",
                "{\"app_id\":{\"exists\":false}}",
                "{\"user_id\":{\"exists\":true}}",
                "{\"user_id\":{\"ne\":null}}",
                "{\"user_id\":{\"ne\":\"eve\",\"in\":[\"bob\"]}}",
                "{\"AND\":[{\"user_id\":\"bob\"},{\"run_id\":\"run\"}]}",
                "{\"AND\":{\"user_id\":\"bob\"}}",
                "{\"OR\":[{\"user_id\":\"eve\"},{\"agent_id\":\"agent\"}]}",
                "{\"NOT\":{\"user_id\":\"eve\"}}",
                "{\"NOT\":[{\"user_id\":\"eve\"},{\"user_id\":\"ann\"}]}",
                "{\"AND\":[{\"user_id\":\"bob\"}],\"OR\":[{\"run_id\":\"run\"},{\"run_id\":\"x\"}],\"agent_id\":\"agent\"}",
                "{\"created_at\":{\"gte\":\"2024-05-01\",\"lt\":\"2024-05-02T00:00:00Z\"}}",
                "{\"created_at\":{\"gte\":1714564800,\"lte\":1714564800.0}}",
                "{\"timestamp\":{\"gt\":\"2024-05-01 11:59:59\"}}",
                "{\"updated_at\":{\"gt\":\"2024-06-01T13:00:00+02:00\"}}",
                "{\"expiration_date\":{\"gte\":\"2030-12-31\"}}",
                "{\"expiration_date\":\"*\"}",
                "{\"actor_id\":\"Ada\"}",
                "{\"categories\":{\"contains\":\"food\"}}",
                "{\"categories\":{\"in\":[\"food\",\"x\"]}}",
                "{\"categories\":[\"food\"]}",
                "{\"keywords\":{\"icontains\":\"green tea\"}}",
                "{\"text\":{\"contains\":\"Green\"}}",
                "{\"keywords_search\":\"TEA\"}",
                "{\"memory_ids\":[\"0198C0DE-0000-7000-8000-000000000001\"]}",
                "{\"metadata\":{\"colour\":\"red\",\"size\":{\"gt\":6.5,\"lte\":7}}}",
                "{\"metadata\":{\"ok\":true,\"size\":7.0,\"nothing\":null}}",
                "{\"metadata\":{\"colour\":{\"nin\":[\"blue\"]}}}",
                "{\"metadata\":{\"colour\":{\"icontains\":\"RE\"}}}"
            })
    void lets(String filter) {
        assertThat(read(filter).matches(MEMORY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":\"Bob\"}",
                "{\"user_id\":\"eve\"}",
                "{\"user_id\":[]}",
                "{\"app_id\":\"*\"}",
                "{\"user_id\":null}",
                "{\"user_id\":{\"ne\":\"*\"}}",
                "{\"user_id\":{\"ne\":\"eve\",\"in\":[\"eve\"]}}",
                "{\"AND\":[{\"user_id\":\"bob\"},{\"user_id\":\"eve\"}]}",
                "{\"AND\":[{\"user_id\":\"bob\"}],\"OR\":[{\"run_id\":\"x\"}]}",
                "{\"OR\":[{\"user_id\":\"bob\",\"run_id\":\"x\"},{\"run_id\":\"y\"}]}",
                "{\"NOT\":[{\"user_id\":\"eve\"},{\"user_id\":\"bob\"}]}",
                "{\"created_at\":{\"gt\":\"2024-05-01T12:00:00Z\"}}",
                "{\"keywords\":{\"contains\":\"green\"}}",
                "{\"categories\":{\"contains\":\"fo\"}}",
                "{\"memory_ids\":[]}",
                "{\"metadata\":{\"colour\":\"red\",\"size\":8}}",
                "{\"metadata\":{\"size\":\"7\"}}",
                "{\"metadata\":{\"nothing\":\"*\"}}"
            })
    void stops(String filter) {
        assertThat(read(filter).matches(MEMORY)).isFalse();
    }

    @Test
    void bareKeysAreAttributesInTheSelfHostedDialectOnly() {
        String filter = "{\"colour\":\"red\",\"size\":{\"gte\":7}}";

        assertThat(FilterReader.SELF_HOSTED.read(json(filter)).matches(MEMORY)).isTrue();
        assertThatThrownBy(() -> read(filter))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("Unknown filter field 'colour'");
    }

    @Test
    void ownersThatMustMatchInAnyCaseBecomeTheScope() {
        var reach = WireReach.of(
                read("{\"user_id\":\"bob\",\"AND\":[{\"agent_id\":\"a\"},{\"OR\":[{\"run_id\":\"r\"}]}],"
                        + "\"NOT\":{\"app_id\":\"x\"}}"),
                "no owner");

        assertThat(reach.scope()).isEqualTo(new Scope("bob", "a", null, null));
        assertThat(reach.filter()).isInstanceOf(Filter.And.class);
        assertThat(reach.filter().matches(MEMORY)).isFalse();
    }

    @Test
    void twoDifferentOwnersAtOnceMatchNothing() {
        var reach = WireReach.of(read("{\"AND\":[{\"user_id\":\"bob\"},{\"user_id\":\"eve\"}]}"), "no owner");

        assertThat(reach.scope()).isEqualTo(Scope.ofUser("bob"));
        assertThat(reach.filter().matches(MEMORY)).isFalse();
    }

    private static Filter read(String filter) {
        return FilterReader.HOSTED.read(json(filter));
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
