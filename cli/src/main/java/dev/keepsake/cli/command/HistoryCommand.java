package dev.keepsake.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what happened to one memory. */
@Command(name = "history", description = "Show what happened to one memory, oldest first; also after its deletion.")
public final class HistoryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The id of the memory.")
    private String id = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public HistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        MemoryId memoryId = MemoryId.parse(id);
        try (Place opened = place.open(surroundings)) {
            List<HistoryEntry> entries = opened.memories().history(new HistoryRequest(memoryId));
            if (entries.isEmpty()) {
                throw KeepsakeException.notFound("There is no memory " + memoryId + " in " + opened.name());
            }
            if (output.json()) {
                surroundings.print(JsonOutput.line(
                        new EntriesJson(entries.stream().map(EntryJson::of).toList())));
            } else {
                print(entries);
            }
        }
        return ExitCode.OK.number();
    }

    private void print(List<HistoryEntry> entries) {
        Table table = new Table(2, "WHEN", "WHAT", "TEXT AFTERWARDS", "WHY");
        for (HistoryEntry entry : entries) {
            table.add(
                    entry.at().toString(),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.newText() == null ? "" : entry.newText(),
                    entry.reason() == null ? "" : entry.reason());
        }
        table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
    }

    /** What {@code history --json} prints. */
    record EntriesJson(List<EntryJson> results) {}

    /** One change; {@code event} is {@code added}, {@code updated}, {@code superseded} or {@code deleted}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryJson(
            String id,
            @JsonProperty("memory_id") String memory,
            String event,
            @JsonProperty("old_memory") @Nullable String oldText,
            @JsonProperty("new_memory") @Nullable String newText,
            @JsonProperty("created_at") String at,
            @JsonProperty("episode_id") @Nullable String episode,
            @Nullable String reason) {

        static EntryJson of(HistoryEntry entry) {
            return new EntryJson(
                    entry.id().toString(),
                    entry.memory().toString(),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.oldText(),
                    entry.newText(),
                    entry.at().toString(),
                    entry.episode() == null ? null : entry.episode().toString(),
                    entry.reason());
        }
    }
}
