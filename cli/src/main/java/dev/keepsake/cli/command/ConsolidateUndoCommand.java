package dev.keepsake.cli.command;

import dev.keepsake.api.UndoRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Operation;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a consolidation back. */
@Command(
        name = "undo",
        description = {
            "Undo a consolidation as a whole: every memory is again what it was before.",
            "What came after it is undone first: memories that have changed since are not touched, and the command says so."
        })
public final class ConsolidateUndoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The operation, as 'keepsake consolidate' named it.")
    private String operation = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    ConsolidateUndoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        UUID id = id(operation);
        Operation undone;
        try (Place opened = place.open(surroundings)) {
            undone = opened.upkeep().ofProject().undo(new UndoRequest(id));
        }
        long memories = undone.outcome().stored().stream()
                .map(item -> item.memory())
                .distinct()
                .count();
        surroundings.print(
                output.json()
                        ? JsonOutput.line(new UndoneJson(undone.id().toString(), memories))
                        : "Undone; " + memories + " memories are as they were");
        return ExitCode.OK.number();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw KeepsakeException.invalid("The id of an operation is a UUID of 36 characters");
        }
    }

    /** What {@code consolidate undo --json} prints. */
    record UndoneJson(String operation, long memories) {}
}
