package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.time.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Looking back gives the answers that were given then, whatever has happened since. */
class LookingBackProperties {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final List<String> SENTENCES = List.of(
            "I live in Lisbon.",
            "I moved to Porto.",
            "Correction: I live in Oslo.",
            "I work at Acme.",
            "I joined Globex last week.",
            "I like jazz.",
            "Anna plays the oboe in Lisbon.",
            "Anna met Tom in May 2023.",
            "Tom lives in Rome.");
    private static final List<String> QUESTIONS =
            List.of("Where do I live?", "Where did I live before?", "What does Anna play?", "Who met Tom last year?");

    @Property(tries = 40)
    void theAnswersAreThoseOfTheTime(@ForAll Random dice) {
        EngineFixture fixture = new EngineFixture();
        List<MemoryId> known = new ArrayList<>();
        Map<Instant, List<String>> answers = new LinkedHashMap<>();
        for (int step = 0; step < 10; step++) {
            fixture.clock.advance(Duration.ofHours(1 + dice.nextInt(400)));
            live(fixture, dice, known);
            answers.put(fixture.clock.instant(), answers(fixture, known, null));
            fixture.clock.advance(Duration.ofHours(1));
        }

        answers.forEach((moment, answer) -> assertThat(answers(fixture, known, AsOf.knownAt(moment)))
                .as("at %s", moment)
                .isEqualTo(answer));
        assertThat(fixture.violations()).isEmpty();
        fixture.engine.close();
    }

    @Property(tries = 20)
    void whatWasDeletedIsAllThatIsMissing(@ForAll Random dice) {
        EngineFixture fixture = new EngineFixture();
        List<MemoryId> known = new ArrayList<>();
        Map<Instant, List<Memory>> lists = new LinkedHashMap<>();
        for (int step = 0; step < 8; step++) {
            fixture.clock.advance(Duration.ofHours(1));
            live(fixture, dice, known);
            lists.put(fixture.clock.instant(), listed(fixture, null, false));
        }
        fixture.clock.advance(Duration.ofHours(1));
        MemoryId deleted = known.get(dice.nextInt(known.size()));
        fixture.memories().delete(new DeleteRequest(deleted));

        lists.forEach((moment, list) -> assertThat(listed(fixture, AsOf.knownAt(moment), false))
                .as("at %s", moment)
                .extracting(Memory::id)
                .isEqualTo(list.stream()
                        .map(Memory::id)
                        .filter(id -> !id.equals(deleted))
                        .toList()));
        fixture.engine.close();
    }

    private static void live(EngineFixture fixture, Random dice, List<MemoryId> known) {
        String text = SENTENCES.get(dice.nextInt(SENTENCES.size()));
        int thrown = known.isEmpty() ? 0 : dice.nextInt(10);
        if (thrown < 7) {
            AddRequest adding = AddRequest.of(ALICE, List.of(Message.user("How are things?"), Message.user(text)));
            fixture.memories()
                    .add(thrown < 5 ? adding : adding.verbatim())
                    .stored()
                    .forEach(item -> {
                        if (!known.contains(item.memory())) {
                            known.add(item.memory());
                        }
                    });
        } else if (thrown < 9) {
            fixture.memories().update(UpdateRequest.text(known.get(dice.nextInt(known.size())), text));
        } else {
            fixture.memories().restore(new RestoreRequest(known.get(dice.nextInt(known.size()))));
        }
    }

    /** What is listed, got and found, in words that can be compared. */
    private static List<String> answers(EngineFixture fixture, List<MemoryId> ids, @Nullable AsOf asOf) {
        List<String> answers = new ArrayList<>();
        for (boolean superseded : List.of(false, true)) {
            listed(fixture, asOf, superseded).forEach(memory -> answers.add("listed " + words(memory)));
        }
        for (MemoryId id : ids) {
            fixture.memories().get(new GetRequest(id, asOf)).ifPresent(memory -> answers.add("got " + words(memory)));
        }
        for (String question : QUESTIONS) {
            SearchRequest request =
                    SearchRequest.of(Reach.of(ALICE).asOf(asOf), question).returning(EntryKind.MEMORY, EntryKind.TURN);
            fixture.memories()
                    .search(request)
                    .hits()
                    .forEach(hit -> answers.add(question + " " + hit.text() + " " + hit.score()));
        }
        return answers;
    }

    private static String words(Memory memory) {
        return memory.id() + " " + memory.text() + " " + memory.lifecycle().state() + " "
                + memory.lifecycle().updatedAt();
    }

    private static List<Memory> listed(EngineFixture fixture, @Nullable AsOf asOf, boolean superseded) {
        Reach reach = Reach.of(ALICE).withSuperseded(superseded).asOf(asOf);
        return fixture.memories()
                .list(new ListRequest(reach, PageRequest.first(100)))
                .items();
    }
}
