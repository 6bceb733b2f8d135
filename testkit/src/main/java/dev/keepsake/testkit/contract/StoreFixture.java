package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.PlanDraft;
import dev.keepsake.testkit.sample.SampleData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh store before every test, bound to the embedder of the sample data, and the words its contracts are written in. */
abstract class StoreFixture {

    static final ProjectId PROJECT = new ProjectId("acme");
    static final ProjectId OTHER_PROJECT = new ProjectId("umbrella");
    static final Scope ALICE = Scope.ofUser("alice");
    static final Scope BOB = Scope.ofUser("bob");
    static final PageRequest EVERYTHING = PageRequest.first(10_000);

    final SampleData data = new SampleData();

    Store store;

    /** A new, empty store. */
    protected abstract Store open();

    @BeforeEach
    void openStore() {
        store = open();
        store.embeddings().bind(data.embedder().id());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    PlanDraft plan() {
        return data.plan(store, PROJECT);
    }

    Memory added(Scope scope, String text) {
        return added(PROJECT, scope, text);
    }

    Memory added(ProjectId project, Scope scope, String text) {
        Memory memory = data.memory(scope, text);
        done(data.plan(store, project).add(memory));
        return memory;
    }

    Submission accepted(Submission submission) {
        store.episodes().accept(submission);
        return submission;
    }

    static long done(PlanDraft draft) {
        Applied applied = draft.apply();
        assertThat(applied).isInstanceOf(Applied.Done.class);
        return ((Applied.Done) applied).position();
    }

    List<Memory> get(MemoryId... ids) {
        return store.memories().get(PROJECT, List.of(ids));
    }

    List<Memory> listed(Scope scope) {
        return listed(PROJECT, scope);
    }

    List<Memory> listed(ProjectId project, Scope scope) {
        return store.memories().list(current(project, scope), EVERYTHING).items();
    }

    Selection current(ProjectId project, Scope scope) {
        return new Selection(project, scope, Filter.all(), Visibility.currentAt(data.now()));
    }
}
