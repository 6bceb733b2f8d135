package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachingEmbedderTest {

    private final Recorder recorder = new Recorder();

    @Test
    void asksForAQueryOnce() {
        CachingEmbedder embedder = CachingEmbedder.around(recorder);

        List<Embedding> first = embedder.embed(List.of("a", "bb"), Purpose.QUERY, Deadline.NONE);
        List<Embedding> second = embedder.embed(List.of("bb", "ccc", "a", "ccc"), Purpose.QUERY, Deadline.NONE);

        assertThat(first).extracting(embedding -> embedding.vector()[0]).containsExactly(1f, 2f);
        assertThat(second).extracting(embedding -> embedding.vector()[0]).containsExactly(2f, 3f, 1f, 3f);
        assertThat(recorder.asked).containsExactly("a", "bb", "ccc");
    }

    @Test
    void keepsNoPassages() {
        CachingEmbedder embedder = CachingEmbedder.around(recorder);

        embedder.embed(List.of("a"), Purpose.PASSAGE, Deadline.NONE);
        embedder.embed(List.of("a"), Purpose.PASSAGE, Deadline.NONE);
        embedder.embed(List.of("a"), Purpose.QUERY, Deadline.NONE);

        assertThat(recorder.asked).containsExactly("a", "a", "a");
    }

    @Test
    void tellsBrokenCharactersApart() {
        CachingEmbedder embedder = CachingEmbedder.around(recorder);

        embedder.embed(List.of("\uD83D", "\uD83E"), Purpose.QUERY, Deadline.NONE);

        assertThat(recorder.asked).hasSize(2);
    }

    @Test
    void forgetsWhenItIsFull() {
        CachingEmbedder embedder = new CachingEmbedder(recorder, 1_000);
        for (int i = 0; i < 100; i++) {
            embedder.embed(List.of("query " + i), Purpose.QUERY, Deadline.NONE);
        }
        recorder.asked.clear();

        for (int i = 0; i < 100; i++) {
            embedder.embed(List.of("query " + i), Purpose.QUERY, Deadline.NONE);
        }

        assertThat(recorder.asked).hasSizeGreaterThan(90);
    }

    @Test
    void closesTheEmbedderItTookOver() {
        CachingEmbedder.around(recorder).close();

        assertThat(recorder.closed).isTrue();
    }

    /** Embeds a text as its length, and notes who asked. */
    private static final class Recorder implements Embedder {

        private final List<String> asked = new ArrayList<>();
        private boolean closed;

        @Override
        public EmbedderId id() {
            return new EmbedderId("length-of-text", 1);
        }

        @Override
        public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
            asked.addAll(texts);
            return texts.stream()
                    .map(text -> new Embedding(id(), new float[] {text.length()}))
                    .toList();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
