package dev.keepsake.eval.updates;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Provenance;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.StoredMemories;
import dev.keepsake.eval.Subject;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.AsOf;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Updates and contradictions: generated lives in which values are stated, repeated, corrected, retracted and replaced, with
 * what others say and are between. Each statement is an add of its own with inference, in the order and at the times of the
 * story; then every question is searched once, and the memories are looked at for what was superseded. A hit states the
 * values of the statements it names as its sources; its text is never looked at. Questions about now are asked of current
 * memories, questions about the past of superseded ones too, and questions as of a moment of what was true then.
 */
public final class UpdateEvaluation {

    private final Subject subject;
    private final EvaluationOptions options;
    private final int people;
    private final Progress progress;

    /** @param people how many lives are made up */
    public UpdateEvaluation(Subject subject, EvaluationOptions options, int people, Progress progress) {
        this.subject = subject;
        this.options = options;
        this.people = people;
        this.progress = progress;
    }

    /** Lives all lives and asks all questions. */
    public Findings run() {
        UpdateTally tally = new UpdateTally(options);
        List<Life> lives = LifeStory.make(people, options.seed());
        for (int i = 0; i < lives.size(); i++) {
            Lived lived = live(lives.get(i));
            tally.judge(lived, StoredMemories.within(subject.memories(), all(lived)));
            lived.life().questions().forEach(asked -> tally.answer(lived, asked, search(lived, asked)));
            progress.step("living lives", i + 1, lives.size());
        }
        return new Findings(
                "updates and contradictions", null, Report.Setup.of(subject, options), tally.figures(), tally.cases());
    }

    /** A life that was told to the memories. */
    record Lived(Life life, Provenance provenance, Map<String, Life.Statement> byId) {

        Scope scope() {
            return Scope.ofUser(life.id());
        }

        /** What the memory says, as far as its sources tell. */
        Set<Life.Statement> statements(Memory memory) {
            Set<Life.Statement> statements = new HashSet<>();
            provenance.turns(memory).forEach(id -> {
                Life.Statement statement = byId.get(id);
                if (statement != null) {
                    statements.add(statement);
                }
            });
            return statements;
        }
    }

    private Lived live(Life life) {
        Lived lived = new Lived(life, new Provenance(Map.of()), new HashMap<>());
        for (Life.Statement statement : life.statements()) {
            Message message = Message.user(statement.text())
                    .named(life.name())
                    .withExternalId(life.id() + "/" + statement.id())
                    .withAttributes(Attributes.of(Provenance.ATTRIBUTE, statement.id()));
            AddResult added = subject.memories()
                    .add(AddRequest.of(lived.scope(), List.of(message)).at(statement.time()));
            lived.provenance().record(new TurnId(new EpisodeId(added.operation().id()), 0), statement.id());
            lived.byId().put(statement.id(), statement);
        }
        return lived;
    }

    private static Reach all(Lived lived) {
        return Reach.of(lived.scope()).withSuperseded(true);
    }

    private List<Hit> search(Lived lived, Life.Asked asked) {
        Reach reach = switch (asked.aim()) {
            case CURRENT -> Reach.of(lived.scope());
            case AS_OF -> Reach.of(lived.scope()).asOf(AsOf.validAt(Objects.requireNonNull(asked.at())));
            case PREVIOUS, EVER, COUNT -> all(lived);
        };
        SearchRequest request = SearchRequest.of(lived.scope(), asked.text())
                .withReach(reach)
                .withLimit(UpdateTally.DEPTH)
                .withRecipe(options.recipes().getLast());
        return subject.memories().search(request).hits();
    }
}
