package dev.keepsake.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a write did, for programs.
 *
 * @param operation its id
 * @param state {@code pending}, {@code succeeded} or {@code failed}
 * @param results one per change
 * @param notStored what was said and not kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationJson(
        String operation,
        String state,
        List<ChangeJson> results,
        @JsonProperty("not_stored") List<NotStoredJson> notStored,
        @Nullable String error) {

    static OperationJson of(Operation operation) {
        return new OperationJson(
                operation.id().toString(),
                operation.state().name().toLowerCase(Locale.ROOT),
                operation.outcome().stored().stream().map(ChangeJson::of).toList(),
                operation.outcome().notStored().stream().map(NotStoredJson::of).toList(),
                operation.error());
    }

    /** One change; {@code event} is {@code added}, {@code updated}, {@code superseded}, {@code deleted}, {@code unchanged}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeJson(
            String id,
            String memory,
            String event,
            @Nullable String reason) {

        static ChangeJson of(Outcome.Item item) {
            return new ChangeJson(
                    item.memory().toString(), item.text(), item.kind().name().toLowerCase(Locale.ROOT), item.reason());
        }
    }

    /** What was not kept; without {@code turn} it is about the whole conversation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NotStoredJson(@Nullable String turn, String reason) {

        static NotStoredJson of(Outcome.NotStored notStored) {
            return new NotStoredJson(
                    notStored.turn() == null ? null : notStored.turn().toString(), notStored.reason());
        }
    }
}
