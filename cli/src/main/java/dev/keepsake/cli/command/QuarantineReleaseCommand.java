package dev.keepsake.cli.command;

import dev.keepsake.api.ReleaseRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.MemoryJson;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes memories of held facts. */
@Command(
        name = "release",
        description = {
            "Make memories of held facts. A memory has the id that its fact had.",
            "It stands beside what is known and replaces nothing."
        })
final class QuarantineReleaseCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The ids of the held facts.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    QuarantineReleaseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<UUID> facts = ids.stream().map(QuarantineReleaseCommand::id).toList();
        List<MemoryJson> released = new ArrayList<>();
        try (Place opened = place.open(surroundings)) {
            for (UUID fact : facts) {
                Memory memory = opened.upkeep().ofProject().release(new ReleaseRequest(fact));
                released.add(MemoryJson.of(memory));
                if (!output.json()) {
                    surroundings.print("Released " + memory.id());
                }
            }
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new ReleasedJson(released)));
        }
        return ExitCode.OK.number();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw KeepsakeException.invalid("The id of a held fact is a UUID of 36 characters");
        }
    }

    /** What {@code quarantine release --json} prints. */
    record ReleasedJson(List<MemoryJson> released) {}
}
