package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.observe.Watched;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.model.Reranker;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.ScriptedModel;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever watches an engine is told. */
class ObservedEngineTest {

    private static final Scope ANA = Scope.ofUser("marker-user");

    private final Watched watched = new Watched();
    private final ScriptedModel model = new ScriptedModel();
    private final MemoryEngine engine = MemoryEngine.start(EngineParts.over(
                    new InMemoryStore(),
                    new InMemoryIndex(),
                    new HashingEmbedder(),
                    new RuleExtractor(),
                    new FakeClock(),
                    new SequentialIds())
            .withExtractors(ModelExtractors.around(model, new RoughTokens(), ModelPrices.UNKNOWN, new RuleExtractor()))
            .withReranker(new LongestFirst())
            .withObservations(watched.registry));
    private final Memories memories = engine.project(ProjectId.DEFAULT);

    @AfterEach
    void close() {
        engine.close();
    }

    private MemoryId addOne() {
        model.enqueue("{\"facts\":[{\"text\":\"User has a marker-dog.\",\"turns\":[1]}]}");
        return memories.add(AddRequest.of(ANA, "I have a marker-dog."))
                .stored()
                .getFirst()
                .memory();
    }

    @Test
    void theStepsOfAnAddLieInIt() {
        addOne();

        assertThat(watched.tree())
                .containsSubsequence(
                        "keepsake.add.accept < keepsake.add",
                        "keepsake.add.extract < keepsake.add",
                        "keepsake.add.screen < keepsake.add",
                        "keepsake.add.embed < keepsake.add",
                        "keepsake.add.reconcile < keepsake.add",
                        "keepsake.apply < keepsake.add",
                        "keepsake.add < -");
        assertThat(watched.first("keepsake.add").keys())
                .containsEntry("policy", "reconcile")
                .containsEntry("outcome", "done");
        assertThat(watched.first("keepsake.add").ids()).containsOnlyKeys("keepsake.episode.id");
        assertThat(watched.first("keepsake.add.extract").keys()).containsEntry("extractor", "model");
    }

    @Test
    void theStepsOfASearchLieInItWhicheverThreadTheyRunIn() {
        addOne();
        engine.catchUp();
        memories.search(SearchRequest.of(ANA, "What marker-animal is there?")
                .withRecipe(SearchRecipe.HYBRID_RERANKED)
                .withTokenBudget(100));

        assertThat(watched.tree())
                .contains(
                        "keepsake.search.embed < keepsake.search",
                        "keepsake.search.signal < keepsake.search",
                        "keepsake.search.fuse < keepsake.search",
                        "keepsake.search.read < keepsake.search",
                        "keepsake.search.rerank < keepsake.search",
                        "keepsake.search.pack < keepsake.search",
                        "keepsake.search < -");
        assertThat(watched.told().stream()
                        .filter(one -> one.name().equals("keepsake.search.signal"))
                        .map(one -> one.keys().get("signal")))
                .contains("vector", "context", "keyword");
        assertThat(watched.tree())
                .filteredOn(line -> line.startsWith("keepsake.search.embed"))
                .hasSize(1);
    }

    @Test
    void whatNobodyWaitsForIsAJobOfItsOwn() {
        model.enqueue("{\"facts\":[]}");
        memories.add(AddRequest.of(ANA, "I have a marker-dog.").withMode(AddRequest.Mode.BACKGROUND));
        engine.drain();
        // The job is told of after its row is gone, which is all that drain waits for.
        engine.close();

        assertThat(watched.tree())
                .contains("keepsake.job < -", "keepsake.add.extract < keepsake.job", "keepsake.apply < keepsake.job");
    }

    @Test
    void theOtherVerbsAndTheIndexAreToldOf() {
        MemoryId memory = addOne();
        memories.update(UpdateRequest.text(memory, "User has two marker-dogs."));
        memories.delete(new DeleteRequest(memory));
        engine.upkeep(ProjectId.DEFAULT).consolidate(ConsolidateRequest.of(ANA));
        engine.catchUp();

        assertThat(watched.tree())
                .contains(
                        "keepsake.update < -",
                        "keepsake.apply < keepsake.update",
                        "keepsake.delete < -",
                        "keepsake.apply < keepsake.delete",
                        "keepsake.consolidate < -",
                        "keepsake.index.apply < -");
    }

    @Test
    void nothingThatAnybodySaidIsTold() {
        MemoryId memory = addOne();
        memories.search(SearchRequest.of(ANA, "What marker-animal is there?"));
        memories.update(UpdateRequest.text(memory, "User has two marker-dogs."));

        assertThat(watched.told()).isNotEmpty().noneMatch(one -> one.toString().contains("marker"));
    }

    /** A reranker that asks nobody. */
    private static final class LongestFirst implements Reranker {

        @Override
        public String name() {
            return "test-longest";
        }

        @Override
        public List<Double> scores(String question, List<String> texts, Deadline deadline) {
            return texts.stream().map(text -> text.length() / 1000.0).toList();
        }
    }
}
