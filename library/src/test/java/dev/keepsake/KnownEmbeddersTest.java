package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.model.Embedder;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownEmbeddersTest {

    @Test
    void anotherModelOfAzuresIsAskedAtADeploymentOfItsOwnName() {
        try (ProviderServer server = ProviderServer.start(WireFormat.AZURE, RequestCheck.NONE)) {
            server.then(new Answer.Raw(200, """
                    {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": [1.0, 0.0]}],
                     "model": "large", "usage": {"prompt_tokens": 1, "total_tokens": 1}}"""));
            ModelSettings configured = ModelSettings.of(Provider.AZURE_OPENAI, "small")
                    .withAccess(Access.DEFAULT
                            .withUrl(server.url().resolve("/"))
                            .withKey("k")
                            .withAzure(new Azure("deployment-of-small", "2024-10-21", null, null, null, null)))
                    .withDimensions(2);

            try (Embedder large = new KnownEmbedders(
                            new EmbedderOptions(configured, null), Outgoing.UNWATCHED, List.of())
                    .named("large")) {
                assertThat(large.id().name()).isEqualTo("large");
            }

            assertThat(server.requests())
                    .extracting(ProviderRequest::path)
                    .allSatisfy(path -> assertThat(path).contains("/deployments/large/"));
            assertThat(server.requests()).isNotEmpty();
        }
    }
}
