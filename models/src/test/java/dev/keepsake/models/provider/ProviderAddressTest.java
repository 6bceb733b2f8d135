package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.models.provider.ModelSettings.Azure;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderAddressTest {

    private static Azure version(String version) {
        return new Azure(null, version, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "https://my.openai.azure.com, 2024-10-21, https://my.openai.azure.com/openai/deployments/gpt",
        "https://my.openai.azure.com/, 2024-10-21, https://my.openai.azure.com/openai/deployments/gpt",
        "https://my.openai.azure.com/openai/v1, 2024-10-21, https://my.openai.azure.com/openai/deployments/gpt",
        "https://my.openai.azure.com, , https://my.openai.azure.com/openai/v1",
        "https://my.openai.azure.com/openai/v1/, v1, https://my.openai.azure.com/openai/v1",
        "https://my.openai.azure.com/openai, preview, https://my.openai.azure.com/openai/v1",
        "https://gateway.test/openai-team/, 2024-10-21, https://gateway.test/openai-team/openai/deployments/gpt",
        "https://gateway.test/openai-team/openai/v1, , https://gateway.test/openai-team/openai/v1",
        "http://openai/openai, , http://openai/openai/v1",
        "http://127.0.0.1:8080, preview, http://127.0.0.1:8080/openai/v1"
    })
    void aDeploymentIsCalledBelowItsNameWhereTheVersionIsADay(String resource, String version, String address) {
        assertThat(ProviderAddress.azure(URI.create(resource), version(version), "gpt"))
                .isEqualTo(URI.create(address));
    }

    @Test
    void theVersionIsToldUnlessTheAddressSaysIt() {
        assertThat(ProviderAddress.azureQuery(version("2024-10-21"))).isEqualTo(Map.of("api-version", "2024-10-21"));
        assertThat(ProviderAddress.azureQuery(version("preview"))).isEqualTo(Map.of("api-version", "preview"));
        assertThat(ProviderAddress.azureQuery(version("v1"))).isEmpty();
        assertThat(ProviderAddress.azureQuery(version(null))).isEmpty();
    }

    @Test
    void vertexAnswersForTheWholeWorldAtItsBareHost() {
        assertThat(ProviderAddress.vertex("europe-west4")).hasHost("europe-west4-aiplatform.googleapis.com");
        assertThat(ProviderAddress.vertex("global")).hasHost("aiplatform.googleapis.com");
    }
}
