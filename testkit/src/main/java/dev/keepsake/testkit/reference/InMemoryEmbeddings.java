package dev.keepsake.testkit.reference;

import dev.keepsake.conversation.Turn;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.EmbeddingStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class InMemoryEmbeddings implements EmbeddingStore {

    private static final int PORTION = 64;

    private final Contents contents;

    InMemoryEmbeddings(Contents contents) {
        this.contents = contents;
    }

    @Override
    public Optional<EmbedderId> recorded() {
        synchronized (contents) {
            return Optional.ofNullable(contents.embedder);
        }
    }

    @Override
    public void bind(EmbedderId embedder) {
        synchronized (contents) {
            EmbedderId bound = contents.embedder;
            if (bound != null && !bound.equals(embedder)) {
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "The store was filled by the embedder " + bound + "; got " + embedder
                                + ". Open it with the first, or replace every vector by one of the second");
            }
            contents.embedder = embedder;
        }
    }

    @Override
    public long replaceAll(EmbedderId embedder, Function<List<String>, List<Embedding>> embed) {
        synchronized (contents) {
            if (contents.way != null) {
                throw new KeepsakeException(
                        ErrorCategory.CONFLICT, "The store is on its way to another embedder; end that first");
            }
            List<IndexEntry> entries = new ArrayList<>();
            contents.projects.forEach((id, project) -> {
                for (EntryKey key : project.embeddings.keySet()) {
                    entries.add(Objects.requireNonNull(project.indexEntry(id, key)));
                }
            });
            List<String> texts = new ArrayList<>();
            entries.forEach(entry -> texts.add(entry.text()));
            entries.forEach(entry -> inContext(entry).ifPresent(texts::add));
            List<Embedding> replacements = embedded(texts, embed);
            requireFit(embedder, texts.size(), replacements);
            Iterator<Embedding> made = replacements.iterator();
            Map<IndexEntry, Embedding> ownVectors = new LinkedHashMap<>();
            entries.forEach(entry -> ownVectors.put(entry, made.next()));
            ownVectors.forEach(
                    (entry, own) -> replace(entry, own, inContext(entry).isPresent() ? made.next() : null));
            contents.embedder = embedder;
            return entries.size();
        }
    }

    private static List<Embedding> embedded(List<String> texts, Function<List<String>, List<Embedding>> embed) {
        List<Embedding> made = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += PORTION) {
            made.addAll(embed.apply(texts.subList(from, Math.min(texts.size(), from + PORTION))));
        }
        return made;
    }

    private Optional<String> inContext(IndexEntry entry) {
        return inContext(contents, entry);
    }

    /** The text of the second vector, for an entry that has one. */
    static Optional<String> inContext(Contents contents, IndexEntry entry) {
        if (entry.features().inContext() == null || entry.origins().isEmpty()) {
            return Optional.empty();
        }
        List<Turn> before =
                contents.read(entry.project()).before(entry.origins().getFirst());
        return Optional.ofNullable(ContextText.of(before, entry.text()));
    }

    private void replace(IndexEntry entry, Embedding own, @Nullable Embedding inContext) {
        ProjectContents project = contents.write(entry.project());
        project.embeddings.put(entry.key(), own);
        project.features.put(entry.key(), entry.features().withInContext(inContext));
        project.aside.remove(entry.key());
        contents.logChange(entry.project(), entry.key());
    }

    private static void requireFit(EmbedderId embedder, int expected, List<Embedding> replacements) {
        if (replacements.size() != expected
                || !replacements.stream().allMatch(made -> made.embedder().equals(embedder))) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL,
                    "Expected " + expected + " vectors of " + embedder + "; got " + replacements.size()
                            + ", or some of another embedder. Nothing was replaced");
        }
    }
}
