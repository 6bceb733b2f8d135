package dev.keepsake.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.memory.Validity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A relation for programs; {@code distance} is only there in answers of a search. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationJson(
        String subject,
        String predicate,
        String object,
        @JsonProperty("memory_id") String memoryId,
        String state,
        @JsonProperty("valid_from") String validFrom,
        @JsonProperty("valid_to") @Nullable String validTo,
        @Nullable Integer distance) {

    public static RelationJson of(Relation relation) {
        return of(relation, null);
    }

    public static RelationJson of(GraphIndex.Found found) {
        return of(found.relation(), found.distance());
    }

    private static RelationJson of(Relation relation, @Nullable Integer distance) {
        Instant to = relation.validity().to();
        return new RelationJson(
                relation.mention().subject(),
                relation.mention().predicate(),
                relation.mention().object(),
                relation.memory().toString(),
                relation.state().name().toLowerCase(Locale.ROOT),
                MemoryJson.text(relation.validity().from()),
                to.equals(Validity.OPEN_ENDED) ? null : MemoryJson.text(to),
                distance);
    }
}
