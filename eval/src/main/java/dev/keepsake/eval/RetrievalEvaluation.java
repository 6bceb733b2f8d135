package dev.keepsake.eval;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.DatasetSummary;
import dev.keepsake.eval.dataset.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * Verbatim recall: are the turns that answer a question among the memories a search returns? Every session of every
 * conversation is added once without inference, see {@link Ingest}; then every question that has evidence is searched once
 * per recipe. One pass, one thread.
 */
public final class RetrievalEvaluation {

    /** The name of the protocol in reports. */
    public static final String BENCHMARK = "verbatim recall";

    private final Subject subject;
    private final EvaluationOptions options;
    private final Progress progress;
    private final Ingest ingest;
    private final List<Questioning> systems = new ArrayList<>();
    private long addNanos;
    private long searchNanos;

    public RetrievalEvaluation(Subject subject, EvaluationOptions options, Progress progress) {
        this.subject = subject;
        this.options = options;
        this.progress = progress;
        this.ingest = new Ingest(subject.memories(), false);
        for (SearchRecipe recipe : options.recipes()) {
            systems.add(new Questioning(
                    subject.memories(),
                    recipe.name(),
                    request -> request.withLimit(options.topK()).withRecipe(recipe)));
        }
    }

    /** Fills the subject's memories with the dataset and asks them every question. */
    public Report run(DatasetSource source) {
        DatasetSummary dataset = source.handOver(this::measure);
        Report.Timing timing =
                new Report.Timing(seconds(addNanos), seconds(searchNanos), ingest.turnsAdded(), ingest.notStored());
        String benchmark = dataset.format() + " " + BENCHMARK;
        return new ReportAssembly(dataset, subject, options)
                .assemble(benchmark, systems.stream().map(Questioning::answers).toList(), timing);
    }

    private boolean measure(List<Conversation> portion) {
        long started = System.nanoTime();
        List<Provenance> provenances = new ArrayList<>();
        int turns = portion.stream().mapToInt(Conversation::turnCount).sum();
        int done = 0;
        for (Conversation conversation : portion) {
            provenances.add(ingest.add(conversation));
            done += conversation.turnCount();
            progress.step("adding turns", done, turns);
        }
        long added = System.nanoTime();
        systems.forEach(system -> askAll(portion, provenances, system));
        addNanos += added - started;
        searchNanos += System.nanoTime() - added;
        return true;
    }

    private void askAll(List<Conversation> portion, List<Provenance> provenances, Questioning system) {
        int questions = portion.stream().mapToInt(RetrievalEvaluation::measured).sum();
        int done = 0;
        for (int i = 0; i < portion.size(); i++) {
            Conversation conversation = portion.get(i);
            for (Question question : conversation.questions()) {
                if (question.hasEvidence()) {
                    system.ask(conversation, question, provenances.get(i));
                    progress.step("asking, " + system.answers().system(), ++done, questions);
                }
            }
        }
    }

    private static int measured(Conversation conversation) {
        return (int)
                conversation.questions().stream().filter(Question::hasEvidence).count();
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
