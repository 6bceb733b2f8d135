package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.Signal;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A question for a slot finds what fills it, through the whole engine. */
class SlotSearchTest {

    private static final Scope ANA = Scope.ofUser("ana");

    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(new RuleExtractor());

    private int day;

    @BeforeEach
    void tellAStory() {
        tell("I report to Victor.");
        tell("Work at the office was busy now and where I sit it is loud.");
        tell("My friend Tom reports to Yasmin now.");
        tell("Helena is my new manager.");
        tell("I have lunch with Victor now.");
    }

    @Test
    void whatFillsTheSlotAskedForComesFirst() {
        assertThat(ask("Who does Ana report to now?"))
                .first()
                .extracting(Hit::text)
                .asString()
                .contains("Helena");
    }

    @Test
    void whatFilledItBeforeComesFirstWhenThatIsAskedFor() {
        assertThat(ask("Who was Ana's previous manager?"))
                .first()
                .extracting(Hit::text)
                .asString()
                .contains("reports to Victor");
    }

    @Test
    void theHitSaysThatItFillsTheSlot() {
        assertThat(ask("Who does Ana report to now?").getFirst().explanation().parts())
                .filteredOn(part -> part.signal() == Signal.SLOT)
                .singleElement()
                .satisfies(part -> assertThat(part.contribution()).isPositive());
    }

    @Test
    void aQuestionForNoSlotIsNotJudgedByThem() {
        assertThat(ask("What did Ana do with Victor?").getFirst().explanation().parts())
                .noneMatch(part -> part.signal() == Signal.SLOT);
    }

    private List<Hit> ask(String question) {
        return fixture.memories().search(SearchRequest.of(ANA, question)).hits();
    }

    private void tell(String text) {
        Instant at = Instant.parse("2024-03-01T10:00:00Z").plusSeconds(86_400L * day++);
        fixture.memories()
                .add(AddRequest.of(ANA, List.of(Message.user(text).named("Ana").at(at))));
    }
}
