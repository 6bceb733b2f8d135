package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.Sampling;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChatModelCatalogueTest {

    private static final String SECRET = "secret-that-nobody-may-see";

    private static ModelSettings of(Provider provider) {
        return ModelSettings.of(provider, "some-model");
    }

    private static ModelSettings azure(Azure azure) {
        return of(Provider.AZURE_OPENAI)
                .withAccess(Access.DEFAULT
                        .withUrl(URI.create("https://my.openai.azure.com"))
                        .withAzure(azure));
    }

    private static ModelSettings aws(Aws aws) {
        return of(Provider.AWS_BEDROCK).withAccess(Access.DEFAULT.withAws(aws));
    }

    private static ModelSettings ollama(Sampling sampling) {
        return of(Provider.OLLAMA).withSampling(sampling);
    }

    static Stream<Arguments> broken() {
        ModelSettings openai = of(Provider.OPENAI).withKey(SECRET);
        return Stream.of(
                Arguments.of(of(Provider.LOCAL), "provider local has no chat model"),
                Arguments.of(of(Provider.OPENAI), "key is missing: set the key that openai gave you"),
                Arguments.of(of(Provider.OPENAI).withKey(""), "key is empty"),
                Arguments.of(of(Provider.OPENAI).withKey(SECRET + "\n"), "key is empty or has a blank, a line break"),
                Arguments.of(of(Provider.OPENAI_COMPATIBLE), "url is missing: set the server's address"),
                Arguments.of(
                        of(Provider.AZURE_OPENAI).withKey(SECRET), "url is missing: set the address of your Azure"),
                Arguments.of(openai.withUrl(URI.create("api.openai.com/v1")), "url is no address of a server"),
                Arguments.of(openai.withUrl(URI.create("ftp://api.openai.com/v1")), "url is no address of a server"),
                Arguments.of(openai.withUrl(URI.create("http://a:b@models.test/v1")), "url has a user or password"),
                Arguments.of(
                        openai.withUrl(URI.create("http://models.test/v1?x=1")), "url has something behind the path"),
                Arguments.of(
                        of(Provider.AZURE_OPENAI)
                                .withKey(SECRET)
                                .withUrl(URI.create("https://my.openai.azure.com/openai/deployments/d")),
                        "url names a deployment"),
                Arguments.of(
                        openai.withAccess(openai.access().withAzure(new Azure("d", null, null, null, null, null))),
                        "deployment is only for azure_openai: remove it"),
                Arguments.of(
                        openai.withAccess(openai.access().withAws(new Aws("us-west-2", null, null, null, null))),
                        "region is only for aws_bedrock"),
                Arguments.of(
                        openai.withAccess(openai.access().withGoogle(new Google("p", null, null))),
                        "project is only for vertexai"),
                Arguments.of(azure(new Azure("two words", null, null, null, null, null)), "deployment has signs that"),
                Arguments.of(azure(new Azure("../../x", null, null, null, null, null)), "deployment has signs that"),
                Arguments.of(ModelSettings.of(Provider.GEMINI, "models/../x").withKey(SECRET), "model has signs that"),
                Arguments.of(
                        of(Provider.VERTEXAI).withAccess(Access.DEFAULT.withGoogle(new Google("p/../q", null, null))),
                        "project has signs that"),
                Arguments.of(azure(new Azure(null, "latest-one", null, null, null, null)), "api-version is no version"),
                Arguments.of(azure(new Azure(null, null, null, "c", SECRET, null)), "tenant is missing: client-secret"),
                Arguments.of(azure(new Azure(null, null, "t", null, SECRET, null)), "client-id is missing"),
                Arguments.of(azure(new Azure(null, null, "t", "c", null, null)), "client-secret is missing"),
                Arguments.of(
                        azure(new Azure(null, null, "t", "c", SECRET, null)).withKey(SECRET),
                        "client-secret does nothing beside key"),
                Arguments.of(aws(new Aws("Oregon", null, null, null, null)), "region is no region of AWS"),
                Arguments.of(aws(new Aws(null, "AKID", null, null, null)), "secret-access-key is missing"),
                Arguments.of(aws(new Aws(null, null, SECRET, null, null)), "access-key-id is missing"),
                Arguments.of(aws(new Aws(null, null, null, SECRET, null)), "access-key-id is missing: session-token"),
                Arguments.of(aws(new Aws(null, "AKID", SECRET, null, "dev")), "profile does nothing beside"),
                Arguments.of(aws(new Aws(null, "AKID", SECRET, null, null)).withKey(SECRET), "key does nothing beside"),
                Arguments.of(of(Provider.VERTEXAI).withKey(SECRET), "key is not taken by vertexai"),
                Arguments.of(
                        of(Provider.VERTEXAI).withAccess(Access.DEFAULT.withGoogle(new Google("p", "Europe", null))),
                        "location is no location"),
                Arguments.of(
                        of(Provider.VERTEXAI)
                                .withAccess(Access.DEFAULT.withGoogle(new Google("p", null, "no/such/file.json"))),
                        "credentials names no file that can be read"),
                Arguments.of(ModelSettings.of(Provider.HUGGINGFACE, "").withKey(SECRET), "model is missing"),
                Arguments.of(openai.withDimensions(8), "dimensions is only for embedders"),
                Arguments.of(ollama(new Sampling(2.5, null, null, null, null, null)), "temperature is 2.5: set 0 to 2"),
                Arguments.of(
                        of(Provider.ANTHROPIC)
                                .withKey(SECRET)
                                .withSampling(new Sampling(1.5, null, null, null, null, null)),
                        "temperature is 1.5: set 0 to 1 for anthropic"),
                Arguments.of(
                        of(Provider.MISTRAL)
                                .withKey(SECRET)
                                .withSampling(new Sampling(1.6, null, null, null, null, null)),
                        "temperature is 1.6: set 0 to 1.5 for mistral"),
                Arguments.of(
                        of(Provider.MINIMAX)
                                .withKey(SECRET)
                                .withSampling(new Sampling(0.0, null, null, null, null, null)),
                        "temperature is 0: set more for minimax"),
                Arguments.of(ollama(new Sampling(Double.NaN, null, null, null, null, null)), "temperature is NaN"),
                Arguments.of(ollama(new Sampling(null, 0.0, null, null, null, null)), "top-p is 0.0"),
                Arguments.of(ollama(new Sampling(null, null, 0, null, null, null)), "top-k is 0"),
                Arguments.of(
                        openai.withSampling(new Sampling(null, null, 5, null, null, null)),
                        "top-k is not taken by openai"),
                Arguments.of(ollama(new Sampling(null, null, null, 0, null, null)), "maximum-reply is 0"),
                Arguments.of(
                        of(Provider.AWS_BEDROCK).withSampling(new Sampling(null, null, null, null, null, "low")),
                        "effort is not taken by aws_bedrock"),
                Arguments.of(
                        ollama(new Sampling(null, null, null, null, null, "minimal")),
                        "effort is none that ollama knows: set it to one of none, low, medium, high, max"),
                Arguments.of(
                        openai.withSampling(new Sampling(null, null, null, null, null, "much")),
                        "effort is none that openai knows: set it to one of none, minimal, low, medium, high, xhigh, max"),
                Arguments.of(
                        openai.withSampling(new Sampling(null, null, null, null, false, "low")),
                        "effort does nothing while reasons is false"),
                Arguments.of(
                        openai.withAccess(openai.access().withHeaders(Map.of("Host", "elsewhere"))),
                        "headers has one that cannot be sent: remove Host"),
                Arguments.of(
                        openai.withLimits(Limits.STANDARD.withPatience(
                                new Patience(-1, Duration.ofMillis(1), Duration.ofMillis(1), 1, Duration.ZERO))),
                        "retries is -1"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrongByTheKeyAndHowToCureIt(ModelSettings settings, String problem) {
        List<String> problems = ChatModelCatalogue.problems(settings);

        assertThat(problems).singleElement().asString().startsWith(problem);
        assertThat(problems.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource(
            value = Provider.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOCAL", "HUGGINGFACE", "COHERE", "OPENAI_COMPATIBLE", "AZURE_OPENAI", "AZURE_OPENAI_STRUCTURED"})
    void aKeyIsAllThatMostProvidersNeed(Provider provider) {
        ModelSettings settings = ModelSettings.of(provider, "");
        boolean wantsNone = provider == Provider.VERTEXAI;

        assertThat(ChatModelCatalogue.problems(wantsNone ? settings : settings.withKey("some-key")))
                .isEmpty();
        assertThat(ChatModelCatalogue.defaultModel(provider)).isPresent();
    }

    @Test
    void saysEverythingThatIsWrongWithAllOfThemAtOnce() {
        List<ModelSettings> broken = List.of(
                of(Provider.GROQ).withDimensions(3),
                ModelSettings.of(Provider.COHERE, "").withKey(SECRET));

        KeepsakeException failure = catchThrowableOfType(
                KeepsakeException.class, () -> ChatModelCatalogue.open(broken, Outgoing.UNWATCHED));

        assertThat(failure.category()).isEqualTo(ErrorCategory.CONFIGURATION);
        assertThat(failure.getMessage().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("The 1. chat model, of groq: key is missing"))
                .anyMatch(line -> line.startsWith("The 1. chat model, of groq: dimensions"))
                .anyMatch(line -> line.startsWith("The 2. chat model, of cohere: model is missing"));
    }

    @Test
    void anEmptyListIsNoChatModel() {
        assertThat(ChatModelCatalogue.open(List.of(), Outgoing.UNWATCHED)).isEmpty();
    }

    @Test
    void severalAreAskedInOrderAndTellHowTheyAre() {
        try (ProviderServer first = ProviderServer.start(WireFormat.ANTHROPIC, RequestCheck.NONE);
                ProviderServer second = ProviderServer.start(WireFormat.OLLAMA, RequestCheck.NONE)) {
            first.status(401);
            second.says("Paris");
            ModelSettings claude = of(Provider.ANTHROPIC).withKey(SECRET).withUrl(first.url());
            ModelSettings llama = ModelSettings.of(Provider.OLLAMA, "llama").withUrl(second.url());
            try (ChatModel model = ChatModelCatalogue.open(List.of(claude, llama), Outgoing.UNWATCHED)
                    .orElseThrow()) {

                assertThat(model.chat(new ChatModel.ChatPrompt("Be brief.", "?", ""), Deadline.NONE)
                                .model())
                        .isEqualTo("llama");
                assertThat(((ServedModel) model).statuses())
                        .extracting(ProviderStatus::provider, ProviderStatus::calls, ProviderStatus::failuresInRow)
                        .containsExactly(tuple("anthropic", 1L, 1), tuple("ollama", 1L, 0));
            }
        }
    }
}
