package dev.keepsake.cli.command;

import dev.keepsake.api.UpdateRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.MemoryJson;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Corrects one memory. */
@Command(name = "update", description = "Correct one memory in place; its old text stays in its history.")
public final class UpdateCommand implements Callable<Integer> {

    private static final String NEVER = "never";

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the memory.")
    private String id = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "Its new text.")
    private List<String> text = new ArrayList<>();

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            description = "The last day (UTC) on which it is returned, or 'never'.")
    private @Nullable String expires;

    @Mixin
    private final AttributeOptions attributes = new AttributeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public UpdateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        UpdateRequest request = new UpdateRequest(
                MemoryId.parse(id), text.isEmpty() ? null : String.join(" ", text), attributes.attributes(), expiry());
        try (Place opened = place.open(surroundings)) {
            Memory updated = opened.memories().update(request);
            surroundings.print(output.json() ? JsonOutput.line(MemoryJson.of(updated)) : "Updated " + updated.id());
        }
        return ExitCode.OK.number();
    }

    private UpdateRequest.Expiry expiry() {
        if (expires == null) {
            return new UpdateRequest.Expiry.Keep();
        }
        if (expires.equals(NEVER)) {
            return new UpdateRequest.Expiry.Clear();
        }
        LocalDate day = Objects.requireNonNull(Times.day("--expires", expires));
        return new UpdateRequest.Expiry.On(day);
    }
}
