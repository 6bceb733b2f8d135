package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.conversation.Message;
import dev.keepsake.egress.Egress;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What models really reply, over every protocol they are spoken to in, through the whole engine. */
class EveryWireFormatTest {

    private static final Scope ANA = Scope.ofUser("ana");
    private static final String FACT = "Ana moved to Lisbon.";
    private static final String GOOD = "{\"facts\":[{\"text\":\"" + FACT + "\",\"turns\":[1]}]}";

    private static final List<Provider> ONE_OF_EACH = List.of(
            Provider.OPENAI,
            Provider.DEEPSEEK,
            Provider.AZURE_OPENAI,
            Provider.ANTHROPIC,
            Provider.GEMINI,
            Provider.AWS_BEDROCK,
            Provider.OLLAMA);

    /** Each can be read, and says the fact. */
    private static final List<String> READABLE = List.of(
            GOOD,
            "```json\n" + GOOD + "\n```",
            "<think>{\"facts\":[]} would be too little</think>" + GOOD,
            "Sure, [here] you {are}:\n" + GOOD + "\nAnything else?",
            "{\"facts\":[{\"text\":\"" + FACT
                    + "\",\"turns\":\"1\",\"kind\":7,\"relations\":\"none\",\"verdict\":null}]}",
            "{\"facts\":[{\"text\":\"" + FACT + "\",\"turns\":[1],\"verdict\":\"supersedes\",\"memories\":[\"m77\"]}]}",
            "{'facts':[{'text':'" + FACT + "','turns':[1]}]}");

    /** None can be; the model is asked once more. */
    private static final List<String> UNREADABLE =
            List.of("I will not do that.", "{\"facts\":[{\"text\":\"Ana mo", "{\"statements\":[]}");

    private final InMemoryStore store = new InMemoryStore();

    private ProviderServer server;
    private ChatModel model;
    private MemoryEngine engine;

    static Stream<Arguments> readable() {
        return ONE_OF_EACH.stream().flatMap(provider -> READABLE.stream().map(reply -> Arguments.of(provider, reply)));
    }

    static Stream<Arguments> unreadable() {
        return ONE_OF_EACH.stream()
                .flatMap(provider -> UNREADABLE.stream().map(reply -> Arguments.of(provider, reply)));
    }

    @AfterEach
    void close() {
        engine.close();
        model.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void aReplyIsReadHoweverItIsWrapped(Provider provider, String reply) {
        start(provider);
        server.says(reply);

        AddResult result = add();

        assertThat(result.stored())
                .singleElement()
                .satisfies(stored -> assertThat(stored.text()).isEqualTo(FACT));
        assertThat(server.requests(Operation.CHAT)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsAskedForOnceMore(Provider provider, String reply) {
        start(provider);
        server.says(reply).says(GOOD);

        AddResult result = add();

        assertThat(result.stored())
                .singleElement()
                .satisfies(stored -> assertThat(stored.text()).isEqualTo(FACT));
        assertThat(server.requests(Operation.CHAT)).hasSize(2);
        assertThat(server.requests().getLast().body()).contains("Your last reply could not be read");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadTwiceIsReadByRulesAndSaid(Provider provider, String reply) {
        start(provider);
        server.says(reply).says(reply);

        AddResult result = add();

        assertThat(result.stored())
                .singleElement()
                .satisfies(stored -> assertThat(stored.text()).contains("Lisbon"));
        assertThat(result.notStored()).anySatisfy(left -> {
            assertThat(left.cause()).isEqualTo(Cause.UNREADABLE);
            assertThat(left.reason()).startsWith("Read by rules");
        });
    }

    private AddResult add() {
        AddRequest request = AddRequest.of(
                        ANA, List.of(Message.user("I moved to Lisbon.").named("Ana")))
                .withHandling(Handling.DEFAULT.withPolicy(Policy.RECONCILE));
        return engine.project(ProjectId.DEFAULT).add(request);
    }

    private void start(Provider provider) {
        server = ProviderServer.start(format(provider), RequestCheck.NONE);
        ModelSettings settings = ModelSettings.of(provider, "some-model").withUrl(server.url());
        ModelSettings signedIn = provider == Provider.AWS_BEDROCK
                ? settings.withAccess(
                        settings.access().withAws(new Aws("us-west-2", "AKIDEXAMPLE", "secret-example", null, null)))
                : settings.withKey("some-key");
        model = ChatModelCatalogue.open(
                        List.of(signedIn), new Outgoing(Egress.only(List.of("127.0.0.1")), ObservationRegistry.NOOP))
                .orElseThrow();
        EngineParts parts = EngineParts.over(
                store,
                new InMemoryIndex(),
                new HashingEmbedder(),
                new RuleExtractor(),
                new FakeClock(),
                new SequentialIds(1));
        engine = MemoryEngine.start(parts.withExtractors(
                ModelExtractors.around(model, new RoughTokens(), ModelPrices.UNKNOWN, new RuleExtractor())));
    }

    private static WireFormat format(Provider provider) {
        return switch (provider) {
            case AZURE_OPENAI -> WireFormat.AZURE;
            case ANTHROPIC -> WireFormat.ANTHROPIC;
            case GEMINI -> WireFormat.GEMINI;
            case AWS_BEDROCK -> WireFormat.BEDROCK;
            case OLLAMA -> WireFormat.OLLAMA;
            default -> WireFormat.OPENAI;
        };
    }
}
