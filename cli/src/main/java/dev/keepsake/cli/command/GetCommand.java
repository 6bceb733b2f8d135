package dev.keepsake.cli.command;

import dev.keepsake.api.GetRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.MemoryJson;
import dev.keepsake.cli.output.Style;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.time.AsOf;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one memory whole. */
@Command(name = "get", description = "Show one memory whole.")
public final class GetCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The id of the memory.")
    private String id = "";

    @Mixin
    private final AsOfOptions moments = new AsOfOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public GetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        MemoryId memoryId = MemoryId.parse(id);
        AsOf asOf = moments.asOf();
        try (Place opened = place.open(surroundings)) {
            Memory memory = opened.memories()
                    .get(new GetRequest(memoryId, asOf))
                    .orElseThrow(() -> KeepsakeException.notFound("There is no memory " + memoryId + " in "
                            + opened.name() + (asOf == null ? "" : " as of that moment")));
            if (output.json()) {
                surroundings.print(JsonOutput.line(MemoryJson.of(memory)));
            } else {
                print(MemoryJson.of(memory));
            }
        }
        return ExitCode.OK.number();
    }

    private void print(MemoryJson memory) {
        Style style = surroundings.style();
        surroundings.print(memory.memory());
        surroundings.print("");
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("id", memory.id());
        fields.put("user", memory.user());
        fields.put("agent", memory.agent());
        fields.put("app", memory.app());
        fields.put("run", memory.run());
        fields.put("said by", memory.actor() == null ? memory.role() : memory.actor() + " (" + memory.role() + ")");
        fields.put("kind", memory.kind());
        fields.put("state", memory.state());
        fields.put("created", memory.createdAt());
        fields.put("updated", memory.updatedAt());
        fields.put("valid from", memory.validFrom());
        fields.put("valid to", memory.validTo());
        fields.put("replaced by", memory.supersededBy());
        fields.put("last day", memory.expirationDate());
        fields.put("attributes", memory.metadata() == null ? null : JsonOutput.line(memory.metadata()));
        fields.forEach((name, value) -> {
            if (value != null) {
                surroundings.print(style.faint("%-12s".formatted(name)) + value);
            }
        });
        memory.sources()
                .forEach(source -> surroundings.print(style.faint("%-12s".formatted("from turn")) + source.turn()
                        + ", characters " + source.start() + " to " + source.end()));
    }
}
