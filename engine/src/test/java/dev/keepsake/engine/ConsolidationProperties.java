package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.ScopesRequest;
import dev.keepsake.api.UndoRequest;
import dev.keepsake.api.Upkeep;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Retention;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a scope holds: what consolidation does can be seen before, is done once, and can be taken back. */
class ConsolidationProperties {

    private static final List<Scope> SCOPES = List.of(
            Scope.ofUser("alice"),
            Scope.ofUser("alice").withRun("monday"),
            Scope.ofUser("alice").withAgent("cook"),
            Scope.ofUser("bob"));

    private static final List<String> LINES = List.of(
            "I live in Lisbon.",
            "i live in lisbon",
            "I'm living in Lisbon now",
            "I am living in Lisbon.",
            "I moved to Porto.",
            "I work at Acme.",
            "I work for Acme",
            "I do not work at Acme.",
            "I don't like jazz.",
            "I do not like jazz!",
            "I like jazz.",
            "I really enjoy jazz",
            "I have 2 cats.",
            "I have 3 cats.",
            "Tom said so in May 2023.",
            "Tom said so in May 2024.",
            "I took the house\nbecause it is nearer to the sea.",
            "Tom and I met in Rome\nand stayed there.");

    @Property(tries = 60)
    void theUndoBringsEverythingBack(@ForAll Random dice) {
        EngineFixture fixture = lived(dice);
        List<Consolidation> done = new ArrayList<>();
        List<Object> before = state(fixture);
        for (Scope scope : scopes(fixture)) {
            fixture.clock.advance(Duration.ofMinutes(1));
            done.add(upkeep(fixture).consolidate(ConsolidateRequest.of(scope)));
            assertThat(fixture.violations()).isEmpty();
        }
        for (Consolidation one : done.reversed()) {
            if (one.operation() != null) {
                fixture.clock.advance(Duration.ofMinutes(1));
                upkeep(fixture).undo(new UndoRequest(one.operation()));
                assertThat(fixture.violations()).isEmpty();
            }
        }
        assertThat(state(fixture)).isEqualTo(before);
        fixture.engine.close();
    }

    @Property(tries = 40)
    void aDryRunChangesNothingAndSaysWhatWillBeDone(@ForAll Random dice) {
        EngineFixture fixture = lived(dice);
        for (Scope scope : scopes(fixture)) {
            List<Object> before = state(fixture);
            ConsolidateRequest request = ConsolidateRequest.of(scope);
            Consolidation seen = upkeep(fixture).consolidate(request.asDryRun());
            assertThat(state(fixture)).isEqualTo(before);

            Consolidation done = upkeep(fixture).consolidate(request);
            assertThat(done.findings()).isEqualTo(seen.findings());
            assertThat(seen.operation()).isNull();
        }
        fixture.engine.close();
    }

    @Property(tries = 40)
    void twiceIsOnce(@ForAll Random dice) {
        EngineFixture fixture = lived(dice);
        for (Scope scope : scopes(fixture)) {
            upkeep(fixture).consolidate(ConsolidateRequest.of(scope));
            List<Object> once = state(fixture);
            fixture.clock.advance(Duration.ofMinutes(1));
            Consolidation again = upkeep(fixture).consolidate(ConsolidateRequest.of(scope));
            assertThat(again.operation()).isNull();
            assertThat(state(fixture)).isEqualTo(once);
        }
        fixture.engine.close();
    }

    /** An engine with a past, some of it over. */
    private static EngineFixture lived(Random dice) {
        EngineFixture fixture = new EngineFixture(new EachLineIsAFact());
        Upkeep upkeep = upkeep(fixture);
        Duration kept = dice.nextBoolean() ? null : Duration.ofDays(10 + dice.nextInt(40));
        upkeep.configure(upkeep.settings().withRetention(new Retention(kept, Duration.ofDays(dice.nextInt(10)))));
        for (int step = 0; step < 14; step++) {
            fixture.clock.advance(Duration.ofHours(1 + dice.nextInt(60)));
            Scope scope = SCOPES.get(dice.nextInt(SCOPES.size()));
            if (dice.nextInt(9) == 0) {
                fixture.memories()
                        .list(new ListRequest(
                                Reach.everythingInTheProject().withSuperseded(true), PageRequest.first(1)))
                        .items()
                        .forEach(memory -> fixture.memories().delete(new DeleteRequest(memory.id())));
            } else {
                fixture.memories().add(adding(fixture, dice, scope));
            }
        }
        return fixture;
    }

    private static AddRequest adding(EngineFixture fixture, Random dice, Scope scope) {
        List<Message> messages = new ArrayList<>();
        for (int message = 0; message <= dice.nextInt(3); message++) {
            Message said = Message.user(LINES.get(dice.nextInt(LINES.size())));
            messages.add(dice.nextInt(4) == 0 ? said.named("Ann") : said);
        }
        LocalDate last =
                LocalDate.ofInstant(fixture.clock.instant(), ZoneOffset.UTC).plusDays(dice.nextInt(20));
        AddRequest adding = AddRequest.of(scope, messages)
                .withAttributes(dice.nextInt(4) == 0 ? Attributes.of("topic", "home") : Attributes.NONE)
                .expiringOn(dice.nextInt(4) == 0 ? last : null);
        return dice.nextInt(6) == 0 ? adding.verbatim() : adding;
    }

    private static Upkeep upkeep(EngineFixture fixture) {
        return fixture.engine.upkeep(ProjectId.DEFAULT);
    }

    private static List<Scope> scopes(EngineFixture fixture) {
        return upkeep(fixture)
                .scopes(new ScopesRequest(Scope.ANY, PageRequest.first(100)))
                .items();
    }

    /** Every memory, and what the indexes are to hold of memories and turns. */
    private static List<Object> state(EngineFixture fixture) {
        Selection everything = new Selection(
                ProjectId.DEFAULT, Scope.ANY, Filter.all(), new Visibility(true, true, fixture.clock.instant()));
        List<Memory> memories = fixture.store
                .memories()
                .list(everything, PageRequest.first(10_000))
                .items();
        Set<TurnId> turns = new HashSet<>(fixture.store.episodes().indexed(everything));
        List<EntryKey> keys = new ArrayList<>();
        memories.forEach(memory -> keys.add(new EntryKey.OfMemory(memory.id())));
        turns.forEach(turn -> keys.add(new EntryKey.OfTurn(turn)));
        List<IndexEntry> entries = fixture.store.log().entries(ProjectId.DEFAULT, keys).stream()
                .sorted(Comparator.comparing((IndexEntry entry) -> entry.key().text()))
                .toList();
        return List.of(memories, turns, entries);
    }
}
