package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.change.Change;
import dev.keepsake.filter.Facets;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Trust;
import dev.keepsake.testkit.sample.Exotic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How every store keeps what sort of statement a memory is, and how it stands to others. */
public abstract class NatureContract extends StoreFixture {

    @Test
    void aPlainMemoryIsPlainAndStandsAlone() {
        Memory memory = added(ALICE, "tea");

        assertThat(get(memory.id()).getFirst().nature()).isEqualTo(Nature.PLAIN);
        assertThat(get(memory.id()).getFirst().links()).isEmpty();
    }

    @Test
    void everyNatureComesBackExactlyFromEveryRead() {
        List<Memory> memories = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            for (Trust trust : Trust.values()) {
                Nature nature = new Nature(kind, trust, List.of(kind.key(), Exotic.TEXT, ""));
                memories.add(data.memory(ALICE, kind + " " + trust).withNature(nature));
            }
        }
        done(plan().add(memories.toArray(Memory[]::new)));

        assertThat(get(memories.stream().map(Memory::id).toArray(MemoryId[]::new)))
                .isEqualTo(memories);
        assertThat(listed(ALICE)).isEqualTo(memories.reversed());
    }

    @Test
    void everyLinkComesBackInItsPlaceAndMayOutliveWhereItLeads() {
        Memory gone = added(ALICE, "milk");
        List<Link> links = new ArrayList<>();
        for (Link.Kind kind : Link.Kind.values()) {
            links.add(new Link(kind, gone.id()));
            links.add(new Link(kind, new MemoryId(new UUID(-1, links.size()))));
        }
        links.add(links.getFirst());
        Memory memory = data.memory(ALICE, "tea").withLinks(links);
        done(plan().add(memory).delete(gone));

        assertThat(get(memory.id())).containsExactly(memory);
        assertThat(get(memory.id()).getFirst().links()).isEqualTo(links);
    }

    @Test
    void anUpdateChangesThemWithoutANewVector() {
        Memory memory = added(ALICE, "tea");
        Memory after =
                memory.withNature(Exotic.nature()).withLinks(List.of(new Link(Link.Kind.RELATES_TO, memory.id())));
        long before = store.log().head();
        done(plan().change(new Change.Updated(memory, after)));

        assertThat(get(memory.id())).containsExactly(after);
        assertThat(store.log().after(before, 10).updates())
                .singleElement()
                .isInstanceOfSatisfying(
                        IndexUpdate.Upsert.class,
                        update -> assertThat(update.entry().facets()).isEqualTo(Facets.of(after)));
        assertThat(store.log().entries(PROJECT, List.of(new EntryKey.OfMemory(memory.id()))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facets().categories())
                        .isEqualTo(Exotic.nature().categories()));

        done(plan().change(new Change.Updated(after, memory)));
        assertThat(get(memory.id())).containsExactly(memory);
    }

    @Test
    void aMemoryOfThePastHasThoseOfToday() {
        Memory memory = added(ALICE, "tea");
        Instant before = data.now();
        Memory after = memory.withNature(Exotic.nature()).withLinks(List.of(new Link(Link.Kind.REFINES, memory.id())));
        done(plan().change(new Change.Updated(memory, after)));

        assertThat(store.memories().asKnown(PROJECT, List.of(memory.id()), before))
                .singleElement()
                .satisfies(past -> {
                    assertThat(past.nature()).isEqualTo(after.nature());
                    assertThat(past.links()).isEqualTo(after.links());
                });
    }
}
