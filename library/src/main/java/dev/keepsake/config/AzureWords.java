package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What only Azure needs. */
final class AzureWords {

    private final String section;

    final Setting<String> deployment;
    final Setting<String> apiVersion;
    final Setting<String> tenant;
    final Setting<String> clientId;
    final Setting<Secret> clientSecret;
    final Setting<URI> authority;

    AzureWords(String section) {
        this.section = section;
        deployment = of("deployment", Kinds.TEXT, "The deployment's name; without it, the model's.")
                .withExample("my-deployment");
        apiVersion = of(
                        "api-version",
                        Kinds.single("version", Map.of("type", "string"), "a version", text -> {
                            Kinds.require(text.matches("\\d{4}-\\d{2}-\\d{2}(-preview)?|v1|preview|latest"));
                            return text;
                        }),
                        "The version of Azure's interface; without it, the address without versions, /openai/v1.")
                .withExample("2024-10-21");
        tenant = of("tenant", Kinds.TEXT, "The Entra directory to sign in to, where there is no key.");
        clientId = of(
                "client-id",
                Kinds.TEXT,
                "The application, or the user-assigned identity of the machine, to sign in as.");
        clientSecret = of("client-secret", Kinds.SECRET, "The application's secret.");
        authority = of("authority", Kinds.ADDRESS, "Where to sign in; without it, Microsoft's public cloud.")
                .withExample("https://login.microsoftonline.us");
    }

    List<Setting<?>> all() {
        return List.of(deployment, apiVersion, tenant, clientId, clientSecret, authority);
    }

    private <T> Setting<T> of(String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning)
                .onlyFor(Provider.AZURE_OPENAI, Provider.AZURE_OPENAI_STRUCTURED);
    }
}
