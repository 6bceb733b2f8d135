package dev.keepsake.eval.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.OpenKeepsake;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Provenance;
import dev.keepsake.eval.updates.Life.Fate;
import dev.keepsake.eval.updates.Life.Manner;
import dev.keepsake.eval.updates.Life.Statement;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdateEvaluationTest {

    private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");

    private final List<Statement> statements = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final Provenance provenance = new Provenance(Map.of());

    @Test
    void allQuestionsAndAllStatementsOfAllLivesAreCounted() {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            Findings findings =
                    new UpdateEvaluation(keepsake.subject(), EvaluationOptions.STANDARD, 2, Progress.NONE).run();

            List<Life> lives = LifeStory.make(2, EvaluationOptions.STANDARD.seed());
            assertThat(sum(findings, "questions"))
                    .isEqualTo(lives.stream()
                            .mapToInt(life -> life.questions().size())
                            .sum());
            assertThat(sum(findings, "kept at all"))
                    .isEqualTo(lives.stream()
                            .mapToInt(life -> life.statements().size())
                            .sum());
            assertThat(findings.figures()).extracting(Figure::name).contains("current@1", "previous@5");
        }
    }

    @Test
    void aReplacedValueHasToBeSupersededAndAStandingOneMustNotBe() {
        memory(statement("home 0", Manner.STATED, Fate.REPLACED), true);
        memory(statement("home 2", Manner.CORRECTED, Fate.REPLACED), false);
        memory(statement("home 0", Manner.REPEATED, Fate.REPLACED), false);
        memory(statement("home 1", Manner.UPDATED, Fate.STANDS), false);
        memory(statement("friend", Manner.OTHERS, Fate.STANDS), true);

        List<Figure> figures = judged();

        assertThat(value(figures, "true ones, of memories replaced")).isEqualTo(0.5);
        assertThat(value(figures, "of mentions of a value replaced or retracted"))
                .isZero();
        assertThat(value(figures, "false ones, of memories that stand")).isEqualTo(0.5);
        assertThat(value(figures, "false ones, of all supersessions")).isEqualTo(0.5);
    }

    @Test
    void sayingTheSameValueAgainMaySupersedeTheEarlierMemoryOfIt() {
        Memory again = memory(statement("home 1", Manner.REPEATED, Fate.STANDS), false);
        Memory first = memory(statement("home 1", Manner.UPDATED, Fate.STANDS), false);
        memories.remove(first);
        memories.add(first.withLifecycle(first.lifecycle().superseded(NOW, NOW, again.id())));

        assertThat(value(judged(), "false ones, of memories that stand")).isZero();
    }

    private List<Figure> judged() {
        UpdateTally tally = new UpdateTally(EvaluationOptions.STANDARD);
        Map<String, Statement> byId = new HashMap<>();
        statements.forEach(statement -> byId.put(statement.id(), statement));
        Life life = new Life("person-1", "Nora", statements, List.of());
        tally.judge(new UpdateEvaluation.Lived(life, provenance, byId), memories);
        return tally.figures();
    }

    private Statement statement(String value, Manner manner, Fate fate) {
        String id = "s" + statements.size();
        Statement statement = new Statement(id, NOW.plusSeconds(statements.size()), id, manner, value, fate, manner);
        statements.add(statement);
        return statement;
    }

    private Memory memory(Statement statement, boolean superseded) {
        TurnId turn = new TurnId(new EpisodeId(new UUID(1, statements.size())), 0);
        provenance.record(turn, statement.id());
        Lifecycle current = Lifecycle.current(NOW, NOW, null);
        Memory memory = new Memory(
                new MemoryId(new UUID(2, statements.size())),
                Scope.ofUser("person-1"),
                MemoryKind.FACT,
                statement.text(),
                new Attribution(Role.USER, "Nora"),
                Attributes.NONE,
                List.of(new Source(turn, new Span(0, 1))),
                superseded ? current.superseded(NOW, NOW, new MemoryId(new UUID(3, 3))) : current);
        memories.add(memory);
        return memory;
    }

    private static double value(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static int sum(Findings findings, String group) {
        return findings.figures().stream()
                .filter(figure -> figure.group().equals(group))
                .mapToInt(Figure::n)
                .sum();
    }
}
