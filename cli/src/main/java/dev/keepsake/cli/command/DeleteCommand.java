package dev.keepsake.cli.command;

import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes memories. */
@Command(
        name = "delete",
        description = {
            "Delete memories by id, or all memories of a user, agent, app or run.",
            "No read returns a deleted memory; its history stays."
        })
public final class DeleteCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The ids of the memories.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--yes-delete-every-memory",
            description = "Delete every memory of the given user, agent, app or run. This is not asked again.")
    private boolean everything;

    @Mixin
    private final ScopeOptions owners = new ScopeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public DeleteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (ids.isEmpty() == owners.scope().isAny()) {
            throw KeepsakeException.invalid(
                    "Give either the ids of memories, or --user, --agent, --app or --run with --yes-delete-every-memory");
        }
        return ids.isEmpty()
                ? deleteScope()
                : deleteIds(ids.stream().map(MemoryId::parse).toList());
    }

    private Integer deleteIds(List<MemoryId> memories) {
        try (Place opened = place.open(surroundings)) {
            for (MemoryId memory : memories) {
                opened.memories().delete(new DeleteRequest(memory));
                if (!output.json()) {
                    surroundings.print("Deleted " + memory);
                }
            }
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(
                    new DeletedJson(memories.stream().map(MemoryId::toString).toList())));
        }
        return ExitCode.OK.number();
    }

    private Integer deleteScope() {
        if (!everything) {
            throw KeepsakeException.invalid("This deletes every memory of "
                    + owners.scope().canonical() + " Say --yes-delete-every-memory if that is meant");
        }
        DeleteAllRequest request = new DeleteAllRequest(Reach.of(owners.scope()));
        try (Place opened = place.open(surroundings)) {
            long there = opened.memories()
                    .list(new ListRequest(request.reach(), PageRequest.first(1)))
                    .total();
            Operation operation = opened.memories().deleteAll(request);
            surroundings.print(
                    output.json()
                            ? JsonOutput.line(new AllDeletedJson(operation.id().toString(), there))
                            : "Deleted " + there + " memories");
        }
        return ExitCode.OK.number();
    }

    /** What {@code delete --yes-delete-every-memory --json} prints; {@code deleted} counts what was there just before. */
    record AllDeletedJson(String operation, long deleted) {}

    /** What {@code delete ID... --json} prints. */
    record DeletedJson(List<String> deleted) {}
}
