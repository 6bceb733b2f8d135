package dev.keepsake.testkit.contract;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.change.Change;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Nature;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.sample.PlanDraft;
import dev.keepsake.testkit.sample.RandomExtraction;
import dev.keepsake.testkit.sample.RandomFeatures;
import dev.keepsake.testkit.sample.SampleData;
import dev.keepsake.testkit.sample.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** A life of a store, thrown by dice: what next can be said to every store that was told everything before. */
final class RandomLife {

    /** One thing to do with a store. */
    interface Step {

        /** Does it and says what came back, without the numbers that each store counts for itself. */
        Object on(Store store);
    }

    private static final List<ProjectId> PROJECTS = List.of(new ProjectId("acme"), new ProjectId("umbrella"));
    private static final List<Scope> SCOPES = List.of(
            Scope.ofUser("alice"),
            Scope.ofUser("alice").withRun("r"),
            Scope.ofUser("bob"),
            Scope.ofAgent("alice"),
            new Scope("alice", "guide", "app", "r"));
    private static final List<String> TEXTS = List.of("tea", "Tea", "coffee", "lives in Rome", "lives in Oslo", "%");
    private static final List<String> KEYS = List.of("k1", "k2", "k3");

    private final Random dice;
    private final SampleData data;
    private final Mentioned mentioned;
    private final Store witness;
    private final RandomFeatures features;
    private final RandomExtraction extraction;
    private final RandomUpkeep upkeep;

    /**
     * A life that {@code witness} has lived so far.
     *
     * @param mentioned is told everything that comes up
     * @param witness is asked what there is to be changed, and told nothing
     */
    RandomLife(Random dice, SampleData data, Mentioned mentioned, Store witness) {
        this.dice = dice;
        this.data = data;
        this.mentioned = mentioned;
        this.witness = witness;
        this.features = new RandomFeatures(dice, data.embedder());
        this.extraction = new RandomExtraction(dice, data);
        this.upkeep = new RandomUpkeep(this, dice, extraction, mentioned);
    }

    Step next() {
        int thrown = dice.nextInt(100);
        if (thrown < 20) {
            return accept();
        }
        if (thrown < 40) {
            return conclude();
        }
        if (thrown < 50) {
            return plan(any(PROJECTS), this::adding);
        }
        if (thrown < 77) {
            return change();
        }
        if (thrown < 85) {
            return upkeep.next(any(PROJECTS));
        }
        if (thrown < 92) {
            return deleteAll();
        }
        if (thrown < 97) {
            return stalePlan();
        }
        if (thrown < 99) {
            return brokenPlan();
        }
        return destroy();
    }

    private Step accept() {
        String[] texts = new String[1 + dice.nextInt(3)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = any(TEXTS);
        }
        Attributes attributes = Attributes.NONE.with("v", Values.random(dice));
        Submission plain =
                data.handled(data.submission(any(PROJECTS), any(SCOPES), attributes, texts), extraction.handling());
        Submission submission = dice.nextBoolean() ? plain : data.keyed(plain, any(KEYS), "digest " + dice.nextInt(2));
        mentioned.note(submission);
        return store -> store.episodes().accept(submission);
    }

    private Step conclude() {
        List<Submission> unfinished = witness.episodes().unfinishedInEveryProject();
        if (unfinished.isEmpty()) {
            return accept();
        }
        Submission submission = any(unfinished);
        ProjectId project = submission.episode().project();
        List<Memory> added = new ArrayList<>();
        List<Turn> indexed = new ArrayList<>();
        Map<EntryKey, Features> read = new HashMap<>();
        for (Turn turn : submission.episode().turns()) {
            if (dice.nextBoolean()) {
                Memory memory = noted(
                        project,
                        data.memory(submission.episode().scope(), turn.text(), turn)
                                .withNature(extraction.nature())
                                .withLinks(extraction.links(live(project, true))));
                added.add(memory);
                read.put(new EntryKey.OfMemory(memory.id()), features.ofMemory());
            }
            if (dice.nextBoolean()) {
                indexed.add(turn);
                read.put(new EntryKey.OfTurn(turn.id()), features.next());
            }
        }
        List<Memory> current = live(project, false);
        List<Memory> replaced = added.isEmpty() || current.isEmpty() ? List.of() : List.of(any(current));
        List<Quarantined> held = upkeep.someHeld(submission);
        ModelUse[] uses = extraction.uses();
        return plan(project, draft -> {
            added.forEach(draft::add);
            indexed.forEach(draft::index);
            read.forEach(draft::read);
            replaced.forEach(old -> draft.supersede(old, added.get(0), "newer"));
            held.forEach(draft::hold);
            draft.using(uses).conclude(submission);
        });
    }

    private Step change() {
        ProjectId project = any(PROJECTS);
        List<Memory> live = live(project, true);
        if (live.isEmpty()) {
            return plan(project, this::adding);
        }
        Memory memory = any(live);
        Memory other = any(live);
        String text = any(TEXTS);
        mentioned.texts.add(text);
        Attributes attributes = Attributes.NONE.with("v", Values.random(dice));
        Nature nature = extraction.nature();
        List<Link> links = extraction.links(live);
        return switch (dice.nextInt(8)) {
            case 0 -> reword(project, memory, text);
            case 1 ->
                plan(project, draft -> draft.change(new Change.Updated(memory, memory.withAttributes(attributes))));
            case 2 -> plan(project, draft -> draft.supersede(memory, other, "newer"));
            case 3 -> plan(project, draft -> draft.change(new Change.Unchanged(memory, "same text")));
            case 4 -> plan(project, draft -> draft.restore(memory));
            case 5, 6 ->
                plan(
                        project,
                        draft -> draft.change(new Change.Updated(
                                memory, memory.withNature(nature).withLinks(links))));
            default -> plan(project, draft -> draft.delete(memory));
        };
    }

    private Step reword(ProjectId project, Memory memory, String text) {
        Features read = features.ofMemory();
        return plan(project, draft -> draft.reword(memory, text).read(new EntryKey.OfMemory(memory.id()), read));
    }

    private Step deleteAll() {
        ProjectId project = any(PROJECTS);
        Scope scope = any(SCOPES);
        List<Memory> deleted = live(project, true).stream()
                .filter(memory -> scope.covers(memory.scope()))
                .toList();
        List<TurnId> withdrawn = witness.episodes().indexed(selection(project, scope));
        UUID operation = data.ids().next();
        mentioned.operations.add(operation);
        return plan(project, draft -> {
            deleted.forEach(draft::delete);
            withdrawn.forEach(draft::withdraw);
            draft.concludeDeletion(operation);
        });
    }

    private Step stalePlan() {
        ProjectId project = any(PROJECTS);
        Scope scope = any(SCOPES);
        Memory late = noted(project, data.memory(scope, any(TEXTS)));
        Memory early = noted(project, data.memory(scope, any(TEXTS)));
        Instant at = data.tick();
        return store -> {
            PlanDraft draft = data.plan(store, project, at).add(late);
            data.plan(store, project, at).add(early).apply();
            return comparable(draft.apply());
        };
    }

    private Step brokenPlan() {
        ProjectId project = any(PROJECTS);
        Memory added = noted(project, data.memory(any(SCOPES), any(TEXTS)));
        Memory unknown = data.memory(any(SCOPES), any(TEXTS));
        Quarantined unheld = extraction.held(added.scope());
        Features stranger = Features.NONE.withRelations(List.of(new RelationMention("a", "knows", "b")));
        return switch (dice.nextInt(3)) {
            case 0 -> plan(project, draft -> draft.add(added).delete(unknown));
            case 1 -> plan(project, draft -> draft.add(added).dismiss(unheld));
            default -> plan(project, draft -> draft.add(added).read(new EntryKey.OfMemory(added.id()), stranger));
        };
    }

    private Step destroy() {
        ProjectId project = any(PROJECTS);
        return store -> {
            store.plans().destroyEverythingIn(project);
            return "destroyed";
        };
    }

    private void adding(PlanDraft draft) {
        Memory memory =
                noted(draft.project(), data.memory(any(SCOPES), any(TEXTS)).withNature(extraction.nature()));
        draft.add(memory).read(new EntryKey.OfMemory(memory.id()), features.ofMemory());
    }

    private Memory noted(ProjectId project, Memory memory) {
        mentioned.note(project, memory);
        return memory;
    }

    Step plan(ProjectId project, Consumer<PlanDraft> content) {
        PlanDraft sketch = data.plan(witness, project);
        content.accept(sketch);
        return store -> {
            try {
                return comparable(sketch.redraftedFor(store).apply());
            } catch (KeepsakeException refused) {
                return "refused";
            }
        };
    }

    private static Object comparable(Applied applied) {
        return applied.getClass().getSimpleName();
    }

    private List<Memory> live(ProjectId project, boolean superseded) {
        Visibility visibility = Visibility.currentAt(FakeClock.START).withSuperseded(superseded);
        Selection selection = new Selection(project, Scope.ANY, Filter.all(), visibility);
        return witness.memories().list(selection, PageRequest.first(10_000)).items();
    }

    private static Selection selection(ProjectId project, Scope scope) {
        return new Selection(project, scope, Filter.all(), Visibility.currentAt(FakeClock.START));
    }

    /** What {@code project} holds back by now. */
    List<Quarantined> held(ProjectId project) {
        return witness.quarantine()
                .list(project, Scope.ANY, PageRequest.first(10_000))
                .items();
    }

    /** The memory that a held fact becomes. */
    Memory remembered(ProjectId project, Quarantined held) {
        return noted(
                project,
                data.memory(held.scope(), held.fact().text())
                        .withNature(held.fact().nature()));
    }

    /** A scope of those that live here. */
    Scope someone() {
        return any(SCOPES);
    }

    private <T> T any(List<T> options) {
        return options.get(dice.nextInt(options.size()));
    }
}
