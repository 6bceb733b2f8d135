package dev.keepsake.eval.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.eval.updates.Life.Fate;
import dev.keepsake.eval.updates.Life.Manner;
import dev.keepsake.eval.updates.Life.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifeStoryTest {

    private final List<Life> lives = LifeStory.make(40, 5);

    @Test
    void theSameSeedMakesTheSameLivesAndAnotherMakesOthers() {
        assertThat(LifeStory.make(40, 5)).isEqualTo(lives);
        assertThat(LifeStory.make(40, 6)).isNotEqualTo(lives);
    }

    @Test
    void noSentenceHasAGapLeft() {
        assertThat(lives)
                .flatExtracting(Life::statements)
                .extracting(Statement::text)
                .noneMatch(text -> text.contains("{") || text.isBlank())
                .allMatch(text -> Character.isUpperCase(text.charAt(0)));
        assertThat(lives)
                .flatExtracting(Life::questions)
                .extracting(Life.Asked::text)
                .noneMatch(text -> text.contains("{"));
    }

    @Test
    void statementsAreMadeOneAfterTheOther() {
        for (Life life : lives) {
            for (int i = 1; i < life.statements().size(); i++) {
                assertThat(life.statements().get(i).time())
                        .isAfter(life.statements().get(i - 1).time());
            }
        }
    }

    @Test
    void everyMannerOccursAndOnlyOwnValuesAreReplaced() {
        List<Statement> all =
                lives.stream().flatMap(life -> life.statements().stream()).toList();

        assertThat(all).extracting(Statement::manner).contains(Manner.values());
        assertThat(all)
                .filteredOn(statement -> statement.manner().compareTo(Manner.QUOTED) >= 0)
                .isNotEmpty()
                .allMatch(statement -> statement.fate() == Fate.STANDS);
        assertThat(all).extracting(Statement::fate).contains(Fate.values());
    }

    @Test
    void whatAQuestionWantsWasSaidAndTheCurrentValueStands() {
        for (Life life : lives) {
            Set<String> values =
                    life.statements().stream().map(Statement::value).collect(Collectors.toSet());
            for (Life.Asked asked : life.questions()) {
                assertThat(values).containsAll(asked.wanted());
                if (asked.aim() == Life.Aim.CURRENT) {
                    assertThat(life.statements())
                            .filteredOn(statement -> asked.wanted().contains(statement.value()))
                            .allMatch(statement -> statement.fate() == Fate.STANDS);
                }
            }
        }
    }
}
