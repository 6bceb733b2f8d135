package dev.keepsake.eval.extraction;

import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Ingest;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Provenance;
import dev.keepsake.eval.Questioning;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.ReportAssembly;
import dev.keepsake.eval.StoredMemories;
import dev.keepsake.eval.Subject;
import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.DatasetSummary;
import dev.keepsake.eval.dataset.Question;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Recall through extraction: every session is added with inference, so that facts are extracted, reconciled and kept; then
 * every question that has evidence is asked three times by the last recipe of the options, for facts, for turns, and for
 * both. What the facts cover at all, and how many words they take for it, is measured as well; see {@link Coverage}. Which
 * extractor is at work is the subject's own affair and stands in its configuration.
 */
public final class ExtractionEvaluation {

    private final Subject subject;
    private final EvaluationOptions options;
    private final Progress progress;
    private final Ingest ingest;
    private final List<Questioning> systems;
    private final Coverage coverage = new Coverage();
    private long addNanos;
    private long searchNanos;

    public ExtractionEvaluation(Subject subject, EvaluationOptions options, Progress progress) {
        this.subject = subject;
        this.options = options;
        this.progress = progress;
        this.ingest = new Ingest(subject.memories(), true);
        this.systems = List.of(
                system("facts", EntryKind.MEMORY),
                system("turns", EntryKind.TURN),
                system("facts and turns", EntryKind.MEMORY, EntryKind.TURN));
    }

    /** Fills the subject's memories with what is extracted from the dataset and asks them every question. */
    public Report run(DatasetSource source) {
        DatasetSummary dataset = source.handOver(this::measure);
        Report.Timing timing =
                new Report.Timing(addNanos / 1e9, searchNanos / 1e9, ingest.turnsAdded(), ingest.notStored());
        return new ReportAssembly(dataset, subject, options)
                .assemble(
                        dataset.format() + " recall through extraction",
                        systems.stream().map(Questioning::answers).toList(),
                        timing)
                .withFigures(coverage.figures());
    }

    private Questioning system(String name, EntryKind... kinds) {
        SearchRecipe recipe = options.recipes().getLast();
        return new Questioning(
                subject.memories(),
                name,
                request -> request.withLimit(options.topK()).withRecipe(recipe).returning(kinds));
    }

    private boolean measure(List<Conversation> portion) {
        List<Provenance> provenances = new ArrayList<>();
        for (Conversation conversation : portion) {
            long started = System.nanoTime();
            Provenance provenance = ingest.add(conversation);
            addNanos += System.nanoTime() - started;
            provenances.add(provenance);
            Reach all = Reach.of(Scope.ofUser(conversation.id())).withSuperseded(true);
            List<Memory> facts = StoredMemories.within(subject.memories(), all);
            coverage.measure(conversation, facts, provenance);
            progress.step("extracting", provenances.size(), portion.size());
        }
        long started = System.nanoTime();
        for (int i = 0; i < portion.size(); i++) {
            askAll(portion.get(i), provenances.get(i));
            progress.step("asking", i + 1, portion.size());
        }
        searchNanos += System.nanoTime() - started;
        return true;
    }

    private void askAll(Conversation conversation, Provenance provenance) {
        for (Question question : conversation.questions()) {
            if (question.hasEvidence()) {
                systems.forEach(system -> system.ask(conversation, question, provenance));
            }
        }
    }
}
