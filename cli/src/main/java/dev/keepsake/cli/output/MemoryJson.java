package dev.keepsake.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Validity;
import dev.keepsake.server.wire.AttributeWire;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A memory for programs, in the words of the wire: what {@code --json} prints and {@code export} writes. Times are ISO-8601
 * in UTC. Fields without a value are left out.
 *
 * @param kind {@code fact} or {@code verbatim}
 * @param state where it stands: current, or replaced by a newer one
 * @param validTo when it stopped being true; left out while nothing says so
 * @param sources the turns and characters it came from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemoryJson(
        String id,
        String memory,
        @JsonProperty("user_id") @Nullable String user,
        @JsonProperty("agent_id") @Nullable String agent,
        @JsonProperty("app_id") @Nullable String app,
        @JsonProperty("run_id") @Nullable String run,
        String role,
        @JsonProperty("actor_id") @Nullable String actor,
        @Nullable Map<String, @Nullable Object> metadata,
        String kind,
        String state,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("valid_from") String validFrom,
        @JsonProperty("valid_to") @Nullable String validTo,
        @JsonProperty("superseded_by") @Nullable String supersededBy,
        @JsonProperty("expiration_date") @Nullable String expirationDate,
        List<SourceJson> sources) {

    /** Characters {@code start} to {@code end} of a turn, {@code episode/ordinal}. */
    public record SourceJson(String turn, int start, int end) {
        static SourceJson of(Source source) {
            return new SourceJson(
                    source.turn().toString(),
                    source.span().start(),
                    source.span().end());
        }
    }

    public static MemoryJson of(Memory memory) {
        Lifecycle lifecycle = memory.lifecycle();
        Validity validity = lifecycle.validity();
        MemoryId replacement = lifecycle.supersededBy();
        return new MemoryJson(
                memory.id().toString(),
                memory.text(),
                memory.scope().user(),
                memory.scope().agent(),
                memory.scope().app(),
                memory.scope().run(),
                memory.attribution().role().key(),
                memory.attribution().actor(),
                AttributeWire.writeOrNull(memory.attributes()),
                memory.kind().name().toLowerCase(Locale.ROOT),
                lifecycle.state().name().toLowerCase(Locale.ROOT),
                text(lifecycle.createdAt()),
                text(lifecycle.updatedAt()),
                text(validity.from()),
                validity.to().equals(Validity.OPEN_ENDED) ? null : text(validity.to()),
                replacement == null ? null : replacement.toString(),
                lifecycle.expiresOn() == null ? null : lifecycle.expiresOn().toString(),
                memory.sources().stream().map(SourceJson::of).toList());
    }

    static String text(Instant moment) {
        return moment.toString();
    }
}
