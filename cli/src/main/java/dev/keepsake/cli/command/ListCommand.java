package dev.keepsake.cli.command;

import dev.keepsake.api.ListRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.MemoryJson;
import dev.keepsake.cli.output.Table;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists memories, newest first. */
@Command(name = "list", description = "List memories, newest first.")
public final class ListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final PageOptions paging = new PageOptions();

    @Mixin
    private final ReachOptions reach = new ReachOptions();

    @Mixin
    private final AsOfOptions moments = new AsOfOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ListRequest request = new ListRequest(reach.reach().asOf(moments.asOf()), paging.request());
        try (Place opened = place.open(surroundings)) {
            Page<Memory> memories = opened.memories().list(request);
            if (output.json()) {
                List<MemoryJson> results =
                        memories.items().stream().map(MemoryJson::of).toList();
                surroundings.print(JsonOutput.line(new PageJson(results, memories.total())));
            } else {
                print(memories);
            }
        }
        return ExitCode.OK.number();
    }

    private void print(Page<Memory> memories) {
        Table table = new Table(0, "MEMORY", "OF", "WHEN", "ID");
        for (Memory memory : memories.items()) {
            boolean replaced = memory.lifecycle().state() == MemoryState.SUPERSEDED;
            table.add(
                    (replaced ? "(superseded) " : "") + memory.text(),
                    owners(memory.scope()),
                    Times.day(memory.lifecycle().createdAt()),
                    memory.id().toString());
        }
        if (!memories.items().isEmpty()) {
            table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        }
        surroundings.remark(memories.items().size() + " of " + memories.total() + " memories");
    }

    private static String owners(Scope scope) {
        List<String> owners = new ArrayList<>();
        for (ScopeField field : ScopeField.values()) {
            String id = scope.id(field);
            if (id != null) {
                owners.add(field == ScopeField.USER ? id : field.key() + " " + id);
            }
        }
        String all = String.join(", ", owners);
        return all.length() <= 24 ? all : all.substring(0, 21) + "...";
    }

    /** What {@code list --json} prints; {@code total} counts the memories of all pages. */
    record PageJson(List<MemoryJson> results, long total) {}
}
