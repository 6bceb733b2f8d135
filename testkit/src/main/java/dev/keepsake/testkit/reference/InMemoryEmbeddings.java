package dev.keepsake.testkit.reference;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.EmbeddingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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
            List<IndexEntry> entries = new ArrayList<>();
            contents.projects.forEach((id, project) -> {
                for (EntryKey key : project.embeddings.keySet()) {
                    entries.add(Objects.requireNonNull(project.indexEntry(id, key)));
                }
            });
            List<Embedding> replacements = new ArrayList<>();
            for (int from = 0; from < entries.size(); from += PORTION) {
                List<IndexEntry> portion = entries.subList(from, Math.min(entries.size(), from + PORTION));
                replacements.addAll(
                        embed.apply(portion.stream().map(IndexEntry::text).toList()));
            }
            requireFit(embedder, entries.size(), replacements);
            for (int i = 0; i < entries.size(); i++) {
                replace(entries.get(i), replacements.get(i));
            }
            contents.embedder = embedder;
            return entries.size();
        }
    }

    private void replace(IndexEntry entry, Embedding replacement) {
        ProjectId project = entry.project();
        contents.write(project).embeddings.put(entry.key(), replacement);
        contents.logChange(project, entry.key());
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
