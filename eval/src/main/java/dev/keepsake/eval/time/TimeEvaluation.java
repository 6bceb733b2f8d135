package dev.keepsake.eval.time;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.conversation.Message;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.Metric;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.RetrievalEvaluation;
import dev.keepsake.eval.StoredMemories;
import dev.keepsake.eval.Subject;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.DatasetSummary;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Time: generated phrases resolved against the moment of their message, date ranges as filters, and, where a dataset is
 * given, recall for its questions about when. Each sentence is an add of its own with inference, by the speaker Mia for a user
 * of its own; a sentence of which no memory is kept counts as not resolved.
 */
public final class TimeEvaluation {

    private static final String PHRASES = "phrases resolved against the message";
    private static final double PHRASES_RIGHT = 0.95;
    private static final String SPEAKER = "Mia";

    private final Subject subject;
    private final EvaluationOptions options;
    private final int perKind;
    private final Progress progress;

    /** @param perKind how many sentences are made for each kind of phrase */
    public TimeEvaluation(Subject subject, EvaluationOptions options, int perKind, Progress progress) {
        this.subject = subject;
        this.options = options;
        this.perKind = perKind;
        this.progress = progress;
    }

    /**
     * One sentence.
     *
     * @param resolved whether a memory tells the time meant
     * @param valid whether the validity of one begins with it; false for what lies ahead
     * @param ahead whether it lies ahead of the message
     * @param memories what was kept of it, with the beginning of its validity
     */
    public record Case(
            String kind,
            Instant saidAt,
            String text,
            String from,
            String to,
            boolean ahead,
            boolean resolved,
            boolean valid,
            List<String> memories) {}

    /** Runs everything; {@code temporal} holds questions about when, or is null. */
    public Findings run(@Nullable DatasetSource temporal) {
        List<Case> cases = new ArrayList<>();
        List<DatedSentences.Sentence> sentences = DatedSentences.make(perKind, options.seed());
        for (DatedSentences.Sentence sentence : sentences) {
            cases.add(resolve(cases.size(), sentence));
            progress.step("resolving phrases", cases.size(), sentences.size());
        }
        List<Figure> figures = new ArrayList<>(resolved(cases));
        figures.addAll(new RangeFilters(subject.memories(), options.seed()).measure());
        DatasetSummary dataset = temporal == null ? null : questions(temporal, figures);
        return new Findings("time", dataset, Report.Setup.of(subject, options), figures, cases);
    }

    private Case resolve(int number, DatedSentences.Sentence sentence) {
        Scope scope = Scope.ofUser("time-" + number);
        subject.memories()
                .add(AddRequest.of(scope, List.of(Message.user(sentence.text()).named(SPEAKER)))
                        .at(sentence.saidAt()));
        List<Memory> kept = StoredMemories.within(subject.memories(), Reach.of(scope));
        TimePhrase phrase = sentence.phrase();
        return new Case(
                phrase.kind(),
                sentence.saidAt(),
                sentence.text(),
                phrase.start().toString(),
                phrase.end().toString(),
                phrase.tense() == TimePhrase.Tense.FUTURE,
                kept.stream().anyMatch(memory -> ResolvedDates.tells(memory, phrase)),
                kept.stream().anyMatch(memory -> ResolvedDates.begins(memory, phrase)),
                kept.stream()
                        .map(memory -> memory.text() + " | since "
                                + memory.lifecycle().validity().from())
                        .toList());
    }

    private static List<Figure> resolved(List<Case> cases) {
        Map<String, List<Case>> byKind = new LinkedHashMap<>();
        cases.forEach(one ->
                byKind.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one));
        List<Figure> figures = new ArrayList<>();
        figures.add(share("all", cases).withTarget(Figure.Target.atLeast(PHRASES_RIGHT)));
        List<Case> notAhead = cases.stream().filter(one -> !one.ahead()).toList();
        figures.add(Figure.share(
                PHRASES,
                "validity begins there, of what is past or lasts",
                (int) notAhead.stream().filter(Case::valid).count(),
                notAhead.size()));
        byKind.forEach((kind, own) -> figures.add(share(kind, own)));
        return figures;
    }

    private static Figure share(String name, List<Case> cases) {
        return Figure.share(
                PHRASES, name, (int) cases.stream().filter(Case::resolved).count(), cases.size());
    }

    private DatasetSummary questions(DatasetSource temporal, List<Figure> figures) {
        Report report = new RetrievalEvaluation(subject, options, progress).run(temporal);
        report.systems().forEach(system -> {
            for (Metric metric : List.of(Metric.RECALL_5, Metric.RECALL_10, Metric.RECALL_50)) {
                Report.Group group = system.overall();
                figures.add(Figure.of(
                                report.dataset().format() + " questions about when",
                                system.system() + " " + metric.key(),
                                group.means().get(metric),
                                group.n())
                        .within(group.interval95().get(metric)));
            }
        });
        return report.dataset();
    }
}
