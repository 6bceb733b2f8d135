package dev.keepsake.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.MemoryJson;
import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes memories as JSON lines. */
@Command(
        name = "export",
        description = "Write memories as JSON lines, one per line, newest first; 'keepsake import' reads them back.")
public final class ExportCommand implements Callable<Integer> {

    private static final int PAGE_SIZE = 200;

    private final Surroundings surroundings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private @Nullable Path file;

    @Option(names = "--history", description = "Write with each memory what happened to it.")
    private boolean history;

    @Mixin
    private final ReachOptions reach = new ReachOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Reach wanted = reach.reachOrEverything();
        try (Place opened = place.open(surroundings)) {
            if (file == null) {
                write(opened.memories(), wanted, surroundings.terminal().out());
            } else {
                writeFile(opened.memories(), wanted, surroundings.directory().resolve(file));
            }
        }
        return ExitCode.OK.number();
    }

    private void writeFile(Memories memories, Reach wanted, Path target) {
        try (PrintStream out = new PrintStream(Files.newOutputStream(target), false, StandardCharsets.UTF_8)) {
            write(memories, wanted, out);
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "Cannot write to " + target, e);
        }
    }

    private void write(Memories memories, Reach wanted, PrintStream out) {
        ProgressLine progress = surroundings.progress();
        long written = 0;
        int number = 1;
        Page<Memory> page;
        do {
            page = memories.list(new ListRequest(wanted, new PageRequest(number++, PAGE_SIZE)));
            for (Memory memory : page.items()) {
                out.print(line(memories, memory) + "\n");
                progress.step("exporting", ++written, page.total());
            }
        } while (!page.items().isEmpty() && written < page.total());
        out.flush();
        progress.end();
        if (out.checkError()) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE,
                    "Writing failed after " + written + " memories; is the disk full?");
        }
        surroundings.remark("Exported " + written + " memories");
    }

    private String line(Memories memories, Memory memory) {
        List<HistoryCommand.EntryJson> entries = history
                ? memories.history(new HistoryRequest(memory.id())).stream()
                        .map(HistoryCommand.EntryJson::of)
                        .toList()
                : null;
        return JsonOutput.line(new ExportedJson(MemoryJson.of(memory), entries));
    }

    /** One line of an export: the memory and, if asked for, its history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExportedJson(
            @JsonUnwrapped MemoryJson memory, @Nullable List<HistoryCommand.EntryJson> history) {}
}
