package dev.keepsake.engine.consolidate;

import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.engine.add.ScopeSurroundings.Lookup;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.write.ScopeLanes;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.memory.IdSource;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Plan;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The verb {@code consolidate}: lets the steps work on a draft of a scope, and writes it unless it is only to be seen. */
public final class Consolidating {

    private final Lookup lookup;
    private final Writer writer;
    private final ScopeLanes lanes;
    private final Clock clock;
    private final IdSource ids;
    private final DraftPlan plans;
    private final Map<ConsolidationStep, Step> steps = new EnumMap<>(ConsolidationStep.class);

    private final @Nullable SummaryModel summaries;
    private final TokenCounter tokens;

    /** Without a model. */
    public Consolidating(Lookup lookup, Writer writer, ScopeLanes lanes, Clock clock, IdSource ids) {
        this(lookup, writer, lanes, clock, ids, new Words(null, text -> 0));
    }

    public Consolidating(Lookup lookup, Writer writer, ScopeLanes lanes, Clock clock, IdSource ids, Words words) {
        this.lookup = lookup;
        this.writer = writer;
        this.lanes = lanes;
        this.clock = clock;
        this.ids = ids;
        summaries = words.summaries();
        tokens = words.tokens();
        Joint joint = new Joint(ids);
        plans = new DraftPlan(lookup.store(), lookup.embedder());
        steps.put(ConsolidationStep.RETENTION, new ApplyingRetention());
        steps.put(ConsolidationStep.DUPLICATES, new MergingDuplicates(new Neighbours(lookup)));
        steps.put(ConsolidationStep.FRAGMENTS, Step.each(new JoiningFragments(joint), new ModelJoining(joint)));
        steps.put(ConsolidationStep.CONTRADICTIONS, new FindingContradictions(lookup.store()));
        steps.put(ConsolidationStep.PROFILE, new WritingProfile(ids, new ModelPage(new GroupedSentences())));
    }

    public Consolidation consolidate(ProjectId project, ConsolidateRequest request) {
        return writer.phases().in(Phase.CONSOLIDATE, () -> carriedOut(project, request));
    }

    private Consolidation carriedOut(ProjectId project, ConsolidateRequest request) {
        Drafting drafting = new Drafting(project, request);
        Draft first = drafting.latest;
        if (request.dryRun() || first.changesNothing()) {
            return told(first, null);
        }
        // The first draft is made outside the lane, so that adds to the scope need not wait for a model.
        Plan written = lanes.in(project, request.scope(), () -> writer.write(drafting));
        Plan.Conclusion conclusion = written.conclusion();
        return told(
                drafting.latest,
                conclusion == null ? null : conclusion.operation().id());
    }

    private static Consolidation told(Draft draft, @Nullable UUID operation) {
        return new Consolidation(draft.reading().scope(), operation, draft.findings(), draft.used());
    }

    /** Makes one plan after the other until one fits; the first from a draft that is there already. */
    private final class Drafting implements Supplier<Plan> {

        private final ProjectId project;
        private final ConsolidateRequest request;
        private final Instant begun = clock.instant();
        private final ModelReplies replies = new ModelReplies(summaries, tokens);
        private Draft latest;
        private boolean fresh = true;

        Drafting(ProjectId project, ConsolidateRequest request) {
            this.project = project;
            this.request = request;
            latest = draft();
        }

        @Override
        public Plan get() {
            if (!fresh) {
                latest = draft();
            }
            fresh = false;
            return plans.of(latest, ids.next(), begun, clock.instant());
        }

        private Draft draft() {
            Draft draft =
                    new Draft(ScopeReading.of(lookup.store(), project, request.scope(), clock.instant()), replies);
            steps.forEach((step, work) -> {
                if (request.steps().contains(step)) {
                    work.take(draft);
                }
            });
            return draft;
        }
    }

    /**
     * Who words what is made, and who counts it.
     *
     * @param summaries the chat model, or null to do without
     * @param tokens counts what a provider does not
     */
    public record Words(@Nullable SummaryModel summaries, TokenCounter tokens) {}
}
