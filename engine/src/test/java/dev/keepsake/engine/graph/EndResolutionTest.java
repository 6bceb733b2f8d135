package dev.keepsake.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Role;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndResolutionTest {

    private final NearNames near = new NearNames();

    @Test
    void aPartOfOneNameAndALongNameMisspeltAreThatOfTheKnownOne() {
        assertThat(resolved(List.of("Caroline Smith", "Acme"), "Caroline", "Caroline Smyth", "acme", "Berlin"))
                .isEqualTo(Map.of("Caroline", "Caroline Smith", "Caroline Smyth", "Caroline Smith"));
        assertThat(near.asked).isEmpty();
    }

    @Test
    void aPartThatTwoShareIsNobodys() {
        assertThat(resolved(List.of("Anna Weber", "Anna Meier"), "Anna")).isEmpty();
    }

    @Test
    void namesThatShareAWordOrInitialsAreOneWhenTheirVectorsAreNear() {
        near.same("NYC", "New York City");
        near.same("Acme Corp", "Acme Corporation");

        assertThat(resolved(List.of("New York City", "Acme Corporation"), "NYC", "Acme Corp"))
                .isEqualTo(Map.of("NYC", "New York City", "Acme Corp", "Acme Corporation"));
    }

    @Test
    void namesThatShareNothingAreNotEvenCompared() {
        near.same("Lisbon", "Porto");

        assertThat(resolved(List.of("Porto", "Windows 10"), "Lisbon", "Windows 11", "windows"))
                .isEmpty();
        assertThat(near.asked).isEmpty();
    }

    @Test
    void whatAnExtractorSaysIsBroughtIntoOneForm() {
        Gathered gathered = new Gathered();
        ExtractedRelations.read(
                List.of(
                        new RelationMention("USER", "Works At", "acme_corp"),
                        new RelationMention("Anna", "worksAt", "Acme\n\u0000Inc"),
                        new RelationMention("Anna", "->", "Tom"),
                        new RelationMention("Anna", "knows", "anna"),
                        new RelationMention("Anna", "knows", "x".repeat(300))),
                new Attribution(Role.USER, "Mira"),
                gathered);

        assertThat(gathered.relations())
                .containsExactly(
                        new RelationMention("Mira", "works_at", "acme corp"),
                        new RelationMention("Anna", "works_at", "Acme Inc"));
    }

    private Map<String, String> resolved(List<String> known, String... ends) {
        Map<String, String> written = new HashMap<>();
        known.forEach(name -> written.put(CanonicalName.of(name), name));
        return new EndResolution(written.keySet(), names -> written, near, Deadline.NONE).of(List.of(ends));
    }

    /** Gives names that were said to be the same one vector, and every other name one of its own. */
    private static final class NearNames implements Embedder {

        private static final int DIMENSION = 64;

        private final EmbedderId id = new EmbedderId("near-names", DIMENSION);
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        void same(String one, String other) {
            places.put(one, places.size());
            places.put(other, places.get(one));
        }

        @Override
        public EmbedderId id() {
            return id;
        }

        @Override
        public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
            asked.addAll(texts);
            return texts.stream().map(this::vector).toList();
        }

        private Embedding vector(String text) {
            float[] vector = new float[DIMENSION];
            vector[places.computeIfAbsent(text, first -> DIMENSION - 1 - places.size())] = 1;
            return new Embedding(id, vector);
        }

        @Override
        public void close() {}
    }
}
