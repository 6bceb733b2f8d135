package dev.keepsake.eval.screening;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.Subject;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Junk: how much of what is not worth keeping is kept out, and how much of what is worth keeping is kept out with it. The kinds of
 * junk are those of a published audit of a memory in production; the sentences are our own. Every fact is handed to the memory as
 * a careless extractor would, in a scope of its own. The same facts with one thing changed in each measure the check of support.
 */
public final class JunkEvaluation {

    private static final double RECALL = 0.9;
    private static final double PRECISION = 0.95;

    private final Subject subject;
    private final ToldExtractor extractor;
    private final EvaluationOptions options;
    private final Progress progress;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private int scopes;

    /** @param extractor the one behind the subject */
    public JunkEvaluation(Subject subject, ToldExtractor extractor, EvaluationOptions options, Progress progress) {
        this.subject = subject;
        this.extractor = extractor;
        this.options = options;
        this.progress = progress;
    }

    /**
     * A fact that did not fare as it should.
     *
     * @param kept whether it became a memory
     * @param reason why it did not, as the memory says; empty when it did
     */
    record Case(String part, String kind, String said, String fact, boolean kept, String reason) {}

    /** Tells everything. */
    public Findings run() {
        for (Part part : Part.values()) {
            judge(part);
        }
        return new Findings("junk", null, Report.Setup.of(subject, options), figures, cases);
    }

    private void judge(Part part) {
        List<ScreeningSets.Junk> junk = ScreeningSets.junk(part);
        List<ScreeningSets.Good> good = ScreeningSets.good(part);
        Map<String, int[]> byCategory = new LinkedHashMap<>();
        int rejected = 0;
        for (ScreeningSets.Junk each : junk) {
            boolean out = !kept(part, each.category(), messages(each), each.fact(), false);
            rejected += out ? 1 : 0;
            count(byCategory, each.category(), out);
        }
        int lost = 0;
        Map<String, int[]> byChange = new LinkedHashMap<>();
        for (int i = 0; i < good.size(); i++) {
            ScreeningSets.Good each = good.get(i);
            List<Message> said = List.of(Message.of(each.role(), each.said()));
            lost += kept(part, "good", said, each.fact(), true) ? 0 : 1;
            Perturbations.of(each, good)
                    .forEach((change, fact) -> count(byChange, change, !kept(part, change, said, fact, false)));
            progress.step(part.title(), i + 1, good.size());
        }
        String group = "junk, " + part.title();
        Figure recall = Figure.share(group, "recall of the gate", rejected, junk.size());
        Figure precision = Figure.share(group, "precision of the gate", rejected, rejected + lost);
        boolean gated = part == Part.SET_ASIDE;
        figures.add(gated ? recall.withTarget(Figure.Target.atLeast(RECALL)) : recall);
        figures.add(gated ? precision.withTarget(Figure.Target.atLeast(PRECISION)) : precision);
        figures.add(Figure.share(group, "good facts kept", good.size() - lost, good.size()));
        shares("recall by kind, " + part.title(), byCategory);
        shares("unsupported facts kept out, " + part.title(), byChange);
    }

    private void shares(String group, Map<String, int[]> counts) {
        counts.forEach((name, count) -> figures.add(Figure.share(group, name, count[0], count[1])));
    }

    private static void count(Map<String, int[]> counts, String name, boolean holds) {
        int[] count = counts.computeIfAbsent(name, key -> new int[2]);
        count[0] += holds ? 1 : 0;
        count[1]++;
    }

    private List<Message> messages(ScreeningSets.Junk junk) {
        List<Message> messages = new ArrayList<>();
        if (junk.hasBefore() && !junk.category().equals("feedback")) {
            messages.add(Message.of(Role.SYSTEM, junk.before()));
        }
        messages.add(Message.of(junk.role(), junk.said()));
        if (junk.hasBefore() && junk.category().equals("feedback")) {
            serve(junk.before());
        }
        return messages;
    }

    /** Makes the memory known to the next scope, and lets a search return it. */
    private void serve(String memory) {
        Scope scope = scope();
        subject.memories().add(AddRequest.of(scope, memory).verbatim());
        subject.memories().search(SearchRequest.of(scope, memory));
    }

    private Scope scope() {
        return Scope.ofUser("person-" + scopes);
    }

    private boolean kept(Part part, String kind, List<Message> messages, String fact, boolean wanted) {
        extractor.tell(fact);
        AddResult added = subject.memories().add(AddRequest.of(scope(), messages));
        scopes++;
        boolean kept = !added.stored().isEmpty();
        if (kept != wanted) {
            String reason = added.notStored().isEmpty()
                    ? ""
                    : added.notStored().getFirst().reason();
            cases.add(new Case(part.title(), kind, messages.getLast().text(), fact, kept, reason));
        }
        return kept;
    }
}
