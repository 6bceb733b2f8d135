package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.filter.Filter;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.sample.HostileIds;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tenants and scopes through the public API, with ids that try to be something else, on the real parts. */
class TenantsTest {

    private static final List<ProjectId> PROJECTS = List.of(new ProjectId("acme"), new ProjectId("acme%"));
    private static final Scope ALICE = Scope.ofUser("alice");

    @TempDir
    private Path directory;

    @Test
    void everyHostileUserOfEveryProjectFindsAndListsItsOwnAndNothingElse() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            forEach(
                    keepsake,
                    (memories, user, secret) -> memories.add(
                            AddRequest.of(Scope.ofUser(user), secret).verbatim()));

            SoftAssertions softly = new SoftAssertions();
            forEach(keepsake, (memories, user, secret) -> {
                softly.assertThat(found(memories, SearchRequest.of(Scope.ofUser(user), "the secret word")))
                        .as(user)
                        .containsExactly(secret);
                softly.assertThat(found(
                                memories,
                                SearchRequest.of(Scope.ofUser(user), "the secret word")
                                        .withReach(Reach.of(Filter.owner(ScopeField.USER, user)))))
                        .as("by filter " + user)
                        .containsExactly(secret);
                softly.assertThat(memories.list(ListRequest.of(Scope.ofUser(user)))
                                .items())
                        .as(user)
                        .extracting(Memory::text)
                        .containsExactly(secret);
            });
            softly.assertAll();
            assertThat(keepsake.verify()).isEmpty();
        }
    }

    @Test
    void deletingAllOfAHostileUserLeavesEveryoneElse() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            Memories memories = keepsake.project(PROJECTS.getFirst());
            Memories others = keepsake.project(PROJECTS.getLast());
            for (Memories project : List.of(memories, others)) {
                project.add(AddRequest.of(ALICE, "I live here").verbatim());
            }
            for (String user : List.of("%", "_lice", "*", "a*", "alice' OR '1'='1", "ALICE", "alice ")) {
                memories.deleteAll(new DeleteAllRequest(Reach.of(Scope.ofUser(user))));
            }
            others.deleteAll(new DeleteAllRequest(Reach.of(ALICE)));

            assertThat(memories.list(ListRequest.of(ALICE)).total()).isOne();
            assertThat(others.list(ListRequest.of(ALICE)).total()).isZero();
            assertThat(keepsake.verify()).isEmpty();
        }
    }

    @Test
    void aRankingIsTheSameToTheLastBitWhileOthersLoad() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            Memories memories = keepsake.project(PROJECTS.getFirst());
            memories.add(AddRequest.of(
                            ALICE,
                            List.of(
                                    Message.user("I sail on the lake every Sunday."),
                                    Message.user("My sister sails too, on the sea."),
                                    Message.user("On Sundays we eat fish at the harbour.")))
                    .verbatim());
            List<Hit> before = hits(memories);
            for (int noise = 0; noise < 300; noise++) {
                Memories loading = keepsake.project(PROJECTS.get(noise % 2));
                loading.add(AddRequest.of(
                                Scope.ofUser("other-" + noise % 7),
                                "Sunday sail number " + noise + " on the lake, the sea and the harbour")
                        .verbatim());
            }

            assertThat(hits(memories)).isEqualTo(before);
        }
    }

    @Test
    void theOwnersOfAProjectAreItsOwn() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            keepsake.project(PROJECTS.getFirst())
                    .add(AddRequest.of(ALICE, "one").verbatim());
            keepsake.project(PROJECTS.getLast())
                    .add(AddRequest.of(Scope.ofUser("bob"), "two").verbatim());

            assertThat(keepsake.project(PROJECTS.getFirst())
                            .owners(new dev.keepsake.api.OwnersRequest(PageRequest.first(10)))
                            .items())
                    .extracting(owner -> owner.id())
                    .containsExactly("alice");
        }
    }

    private static List<Hit> hits(Memories memories) {
        return memories.search(SearchRequest.of(ALICE, "Who sails on Sunday?")).hits();
    }

    private static List<String> found(Memories memories, SearchRequest request) {
        return memories.search(request).hits().stream().map(Hit::text).toList();
    }

    private static void forEach(Keepsake keepsake, Visit visit) {
        for (ProjectId project : PROJECTS) {
            int number = 0;
            for (String user : HostileIds.ids()) {
                visit.visit(keepsake.project(project), user, "The secret word of " + project + " is " + number++);
            }
        }
    }

    @FunctionalInterface
    private interface Visit {
        void visit(Memories memories, String user, String secret);
    }
}
