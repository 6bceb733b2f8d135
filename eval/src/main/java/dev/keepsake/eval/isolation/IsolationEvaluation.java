package dev.keepsake.eval.isolation;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.StoredMemories;
import dev.keepsake.eval.Subject;
import dev.keepsake.filter.Filter;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Isolation: many tenants with hostile ids in one project, much of what they say being the same words. Nothing that a
 * tenant's searches and lists return may be another's, whatever the filter; its rankings have to stay the same to the last
 * bit while others load, after they have loaded, and after one of them has deleted everything.
 */
public final class IsolationEvaluation {

    private static final Instant SAID = Instant.parse("2024-05-02T10:00:00Z");
    private static final int WARM_UP_MEMORIES = 250;
    private static final int WARM_UP_SEARCHES = 200;
    private static final String ISOLATION = "isolation";
    private static final String RANKING = "rankings of a tenant, to the last bit";

    private final Subject subject;
    private final EvaluationOptions options;
    private final int others;
    private final Progress progress;
    private final List<Case> cases = new ArrayList<>();
    private int probes;
    private int answered;
    private int results;
    private int foreign;
    private int watches;

    /**
     * A search or list that went wrong.
     *
     * @param tenant who asked
     * @param shape of the filter, or the moment at which a ranking was another
     * @param request what was asked, or "list"
     * @param foreign how many results were not the tenant's own
     * @param places of a ranking that are taken otherwise: before and after, with scores to the last bit
     */
    public record Case(int tenant, String shape, String request, int foreign, List<String> places) {

        Case(int tenant, String shape, String request, int foreign) {
            this(tenant, shape, request, foreign, List.of());
        }
    }

    /** @param others how many tenants there are besides the one whose rankings are watched */
    public IsolationEvaluation(Subject subject, EvaluationOptions options, int others, Progress progress) {
        if (others < 2) {
            throw KeepsakeException.invalid("Isolation needs at least 2 other tenants; got " + others);
        }
        this.subject = subject;
        this.options = options;
        this.others = others;
        this.progress = progress;
    }

    /** Fills the subject's memories with tenants and tries every door. */
    public Findings run() {
        List<Tenant> tenants = Tenants.of(others);
        Tenant watched = tenants.getFirst();
        warmUp();
        load(watched);
        List<Ranking> before = rankings(watched);
        int differing = loadOthers(tenants.subList(1, tenants.size()), watched, before);
        int compared = before.size();
        differing += differing(watched, before, "after loading");
        for (Tenant tenant : tenants) {
            probe(tenant);
            progress.step("probing tenants", tenant.number() + 1, tenants.size());
        }
        Tenant leaving = tenants.getLast();
        List<Ranking> staying = rankings(tenants.get(1));
        subject.memories().deleteAll(new DeleteAllRequest(Reach.of(leaving.scope())));
        differing +=
                differing(watched, before, "after a deletion") + differing(tenants.get(1), staying, "after a deletion");
        int left = rankings(leaving).stream()
                .mapToInt(ranking -> ranking.entries().size())
                .sum();
        int rankings = compared * (watches + 3);
        return new Findings(
                "isolation of " + tenants.size() + " tenants",
                null,
                Report.Setup.of(subject, options),
                List.of(
                        Figure.of(ISOLATION, "foreign results", foreign, results)
                                .withTarget(Figure.Target.atMost(0)),
                        Figure.share(ISOLATION, "probes that found something of their own", answered, probes),
                        Figure.of(ISOLATION, "results for a tenant that deleted everything", left, compared)
                                .withTarget(Figure.Target.atMost(0)),
                        Figure.of(RANKING, "rankings that others' loading or deleting changed", differing, rankings)
                                .withTarget(Figure.Target.atMost(0))),
                cases);
    }

    /**
     * Searches many vectors many times. A JVM computes with vectors in one order of additions first and in another once it has
     * compiled that code, so that scores differ in their last bits for no tenant's sake.
     */
    private void warmUp() {
        Tenant nobody = new Tenant(-1, Scope.ofUser("warm-up"));
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < WARM_UP_MEMORIES; i++) {
            messages.add(Message.user("Note " + i + " is about shelf " + i % 7 + "."));
        }
        subject.memories().add(AddRequest.of(nobody.scope(), messages).at(SAID).verbatim());
        for (int i = 0; i < WARM_UP_SEARCHES; i++) {
            search(nobody, "Which shelf is note " + i % 9 + " about?", Filter.all());
            progress.step("warming up", i + 1, WARM_UP_SEARCHES);
        }
    }

    /** Loads all {@code tenants} side by side and watches the rankings meanwhile. */
    private int loadOthers(List<Tenant> tenants, Tenant watched, List<Ranking> before) {
        int differing = 0;
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> loading = new ArrayList<>();
            tenants.forEach(tenant -> loading.add(writers.submit(() -> load(tenant))));
            int done = 0;
            for (Future<?> one : loading) {
                await(one);
                progress.step("loading tenants", ++done, loading.size());
                if (done % 10 == 0) {
                    differing += differing(watched, before, "while loading");
                    watches++;
                }
            }
        }
        return differing;
    }

    private static void await(Future<?> loading) {
        try {
            loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(ErrorCategory.INTERNAL, "Interrupted while tenants were loading", e);
        } catch (ExecutionException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "A tenant could not be loaded", e);
        }
    }

    private void load(Tenant tenant) {
        Attributes mark = tenant.mark();
        List<Message> messages = TenantTexts.of(tenant, options.seed()).stream()
                .map(text -> Message.user(text).withAttributes(mark))
                .toList();
        int half = messages.size() / 2;
        AddRequest request = AddRequest.of(tenant.scope(), messages.subList(0, half))
                .withAttributes(mark)
                .at(SAID);
        subject.memories().add(request);
        subject.memories()
                .add(AddRequest.of(tenant.scope(), messages.subList(half, messages.size()))
                        .withAttributes(mark)
                        .at(SAID)
                        .verbatim());
    }

    private List<Ranking> rankings(Tenant tenant) {
        return TenantTexts.QUESTIONS.stream()
                .map(question -> Ranking.of(search(tenant, question, Filter.all())))
                .toList();
    }

    private List<Hit> search(Tenant tenant, String question, Filter filter) {
        SearchRequest request = SearchRequest.of(tenant.scope(), question)
                .withFilter(filter)
                .withLimit(options.topK())
                .returning(EntryKind.MEMORY, EntryKind.TURN);
        return subject.memories().search(request).hits();
    }

    private int differing(Tenant tenant, List<Ranking> before, String moment) {
        List<Ranking> after = rankings(tenant);
        int differing = 0;
        for (int i = 0; i < before.size(); i++) {
            List<String> places = before.get(i).differences(after.get(i));
            if (!places.isEmpty()) {
                differing++;
                cases.add(new Case(tenant.number(), moment, TenantTexts.QUESTIONS.get(i), 0, places));
            }
        }
        return differing;
    }

    private void probe(Tenant tenant) {
        FilterShapes.all().forEach((shape, filter) -> {
            for (String question : TenantTexts.QUESTIONS) {
                List<Hit> hits = search(tenant, question, filter);
                long strangers = hits.stream()
                        .filter(hit -> !tenant.owns(attributes(hit)))
                        .count();
                count(new Case(tenant.number(), shape, question, (int) strangers), hits.size());
            }
            List<Memory> listed = StoredMemories.within(
                    subject.memories(),
                    Reach.of(tenant.scope()).withFilter(filter).withSuperseded(true));
            long strangers = listed.stream()
                    .filter(memory -> !tenant.owns(memory.attributes()))
                    .count();
            count(new Case(tenant.number(), shape, "list", (int) strangers), listed.size());
        });
    }

    private void count(Case probe, int found) {
        probes++;
        results += found;
        answered += found > 0 ? 1 : 0;
        foreign += probe.foreign();
        if (probe.foreign() > 0) {
            cases.add(probe);
        }
    }

    private static Attributes attributes(Hit hit) {
        return switch (hit) {
            case Hit.OfMemory memory -> memory.memory().attributes();
            case Hit.OfTurn turn -> turn.turn().attributes();
        };
    }
}
