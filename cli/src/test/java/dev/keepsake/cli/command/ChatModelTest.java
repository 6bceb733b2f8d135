package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configured chat model, from the configuration to what is kept: real store, real index, real protocol. */
class ChatModelTest {

    private static final String KEY = "a-key-of-my-own-choosing";
    private static final Scope ADA = Scope.ofUser("ada");
    private static final AddRequest MOVED = AddRequest.of(ADA, "I moved to Lisbon in May.");
    private static final String REPLY = "{\"facts\":[{\"text\":\"User moved to Lisbon in May.\",\"turns\":[1],"
            + "\"categories\":[\"personal_details\"]}]}";

    private final ScriptedChatModel model = ScriptedChatModel.start();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void readsWhatIsAddedToADirectoryAndItsCostIsKept() {
        model.enqueue(REPLY);
        try (Place place = new ConfiguredPlaces(Clock.systemUTC()).open(config(Map.of()))) {
            AddResult result = place.memories().add(MOVED);

            assertThat(texts(place.memories())).containsExactly("User moved to Lisbon in May.");
            ModelUse use = result.operation().outcome().used().getFirst();
            assertThat(use.counted()).isTrue();
            assertThat(use.inputTokens()).isEqualTo(17);
            assertThat(use.cost()).isGreaterThan(BigDecimal.ZERO);
        }
        assertThat(model.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.authorization()).isEqualTo("Bearer key-of-the-model"));
    }

    @Test
    void whatACallerWishesReachesTheModelOfAServer() {
        model.enqueue(REPLY);
        try (Serving serving = Serving.start(config(Map.of()), Clock.systemUTC());
                RemoteMemories memories = new RemoteMemories(serving.uri(), KEY, Clock.systemUTC())) {
            Guidance wishes = new Guidance("Mind the month.", null, "places", "health", List.of(), null, null);

            memories.add(MOVED.withHandling(Handling.DEFAULT
                    .withPolicy(Policy.RECONCILE)
                    .withGuidance(wishes)
                    .withBudget(new Budget(20_000L, null))));

            assertThat(texts(memories)).containsExactly("User moved to Lisbon in May.");
            assertThat(model.requests().getFirst().body())
                    .contains("Mind the month.", "places", "health", "\"max_tokens\"");
        }
    }

    @Test
    void anAddThatTheModelFailsSaysThatRulesHaveReadIt() {
        model.enqueueStatus(500);
        try (Serving serving = Serving.start(config(Map.of()), Clock.systemUTC());
                RemoteMemories memories = new RemoteMemories(serving.uri(), KEY, Clock.systemUTC())) {
            AddResult result = memories.add(MOVED);

            assertThat(result.stored()).extracting(Outcome.Item::kind).containsExactly(ChangeKind.ADDED);
            assertThat(result.notStored())
                    .extracting(Outcome.NotStored::cause)
                    .containsExactly(LeftOut.Cause.MODEL_FAILED);
        }
    }

    @Test
    void asConfiguredAnAddEndsWithItsModel() {
        model.enqueueStatus(500);
        try (Serving serving = Serving.start(config(Map.of("KEEPSAKE_CHAT_LAST_RESORT", "fail")), Clock.systemUTC());
                RemoteMemories memories = new RemoteMemories(serving.uri(), KEY, Clock.systemUTC())) {
            Operation ended = memories.add(MOVED).operation();

            assertThat(ended.state()).isEqualTo(Operation.State.FAILED);
            assertThat(ended.error()).contains("chat model failed");
        }
    }

    @Test
    void aModelWithoutAnAddressStopsTheStart() {
        KeepsakeException refused = catchThrowableOfType(
                KeepsakeException.class,
                () -> new ConfiguredPlaces(Clock.systemUTC()).open(config(Map.of("KEEPSAKE_CHAT_URL", ""))));

        assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION);
        assertThat(refused).hasMessageContaining("chat.url");
    }

    private KeepsakeConfig config(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KEEPSAKE_DATA", "data",
                "KEEPSAKE_EMBEDDER", "all-minilm-l6-v2-q",
                "KEEPSAKE_PORT", "0",
                "KEEPSAKE_API_KEY", KEY,
                "KEEPSAKE_CHAT_MODEL", "some-model",
                "KEEPSAKE_CHAT_URL", model.baseUrl().toString(),
                "KEEPSAKE_CHAT_KEY", "key-of-the-model",
                "KEEPSAKE_CHAT_PRICE", "0.15/0.075/0.60"));
        environment.putAll(more);
        return ConfigReader.read(ConfigSources.of(directory, environment, List.of()))
                .require();
    }

    private static List<String> texts(Memories memories) {
        return memories.list(new ListRequest(Reach.of(ADA), PageRequest.first(10))).items().stream()
                .map(Memory::text)
                .toList();
    }
}
