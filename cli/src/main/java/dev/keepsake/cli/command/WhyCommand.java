package dev.keepsake.cli.command;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.Why;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.cli.output.ExplainedHit;
import dev.keepsake.cli.output.HitJson;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Told;
import dev.keepsake.cli.output.ToldMemory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.server.wire.WireWhy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says why a search returns a memory, or does not. */
@Command(name = "why", description = "Say why a search returns a memory, or does not.")
public final class WhyCommand implements Callable<Integer> {

    private static final String INDENT = "  ";

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the memory.")
    private String id = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "QUESTION", description = "The question in plain words.")
    private List<String> question = new ArrayList<>();

    @Mixin
    private final QuestionOptions asked = new QuestionOptions();

    @Mixin
    private final ReachOptions reach = new ReachOptions();

    @Mixin
    private final AsOfOptions moments = new AsOfOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public WhyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        MemoryId memoryId = MemoryId.parse(id);
        SearchRequest request = asked.request(reach.reach().asOf(moments.asOf()), question);
        try (Place opened = place.open(surroundings)) {
            Memories memories = opened.memories();
            Memory memory = memories.get(new GetRequest(memoryId))
                    .orElseThrow(() -> KeepsakeException.notFound("There is no memory " + memoryId + " in "
                            + opened.name() + ", or it was deleted; its history, if there is one, says more"));
            Why why = memories.why(new WhyRequest(memoryId, asked.beginning(request)));
            if (output.json()) {
                surroundings.print(JsonOutput.line(json(memory, why, new Quotes(memories))));
            } else {
                print(memory, why, memories);
            }
        }
        return ExitCode.OK.number();
    }

    private static Map<String, @Nullable Object> json(Memory memory, Why why, Quotes quotes) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("memory_id", memory.id().toString());
        json.put("memory", memory.text());
        json.putAll(WireWhy.write(why));
        Explanation explanation = why.explanation();
        if (explanation != null) {
            Hit hit = why instanceof Why.Returned returned ? returned.hit() : hit(memory, 0, explanation);
            json.put("explanation", HitJson.ExplanationJson.of(explanation, quotes.of(hit)));
        }
        return json;
    }

    private void print(Memory memory, Why why, Memories memories) {
        Quotes quotes = new Quotes(memories);
        surroundings.print(why.sentence() + ".");
        surroundings.print("");
        List<String> lines = switch (why) {
            case Why.Returned(int rank, Hit hit) -> lines(quotes.explained(hit));
            case Why.BelowThreshold below -> lines(quotes.explained(hit(memory, below.score(), below.explanation())));
            case Why.BelowCut below -> lines(quotes.explained(hit(memory, below.score(), below.explanation())));
            case Why.Duplicate duplicate -> lines(better(memory, duplicate, memories, quotes));
            case Why.Unknown unknown -> lines(quotes.told(memory));
            case Why.OutOfReach reason -> lines(quotes.told(memory));
            case Why.Superseded superseded -> lines(quotes.told(memory));
            case Why.NotProposed notProposed -> lines(quotes.told(memory));
            case Why.OutsideBudget outside -> lines(quotes.told(memory));
        };
        lines.forEach(surroundings::print);
    }

    private List<String> lines(ExplainedHit hit) {
        return hit.lines(INDENT, surroundings.terminal().width(), surroundings.style());
    }

    private List<String> lines(ToldMemory memory) {
        return memory.lines(INDENT, surroundings.terminal().width(), surroundings.style());
    }

    private static Hit hit(Memory memory, double score, Explanation explanation) {
        return new Hit.OfMemory(memory, score, explanation);
    }

    private static ToldMemory better(Memory memory, Why.Duplicate duplicate, Memories memories, Quotes quotes) {
        Memory better = EntryKey.parse(duplicate.of()) instanceof EntryKey.OfMemory(MemoryId other)
                ? memories.get(new GetRequest(other)).orElse(null)
                : null;
        return new ToldMemory(memory, new Told(quotes.of(memory), better, "said better by"));
    }
}
