package dev.keepsake.config;

import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a section that names a model, with the variables of its provider. */
final class ModelReader {

    private final ModelWords words;
    private final Values values;
    private final Reading reading;
    private final EgressChecks egress;

    ModelReader(ModelWords words, Values values, EgressChecks egress) {
        this.words = words;
        this.values = values;
        this.reading = egress.reading();
        this.egress = egress;
    }

    /** The model, or empty when there is none or when it cannot be meant, which is then a problem. */
    Optional<ModelSettings> read() {
        Provider provider = provider();
        if (provider == null) {
            // Whose model this is cannot be told, but whether each value can be meant.
            words.ofOneModel().stream().filter(values::says).forEach(values::get);
            values.get(words.pictures);
            return Optional.empty();
        }
        words.ofOneModel().forEach(setting -> check(setting, provider));
        words.ofOneModel().forEach(setting -> takeVariable(setting, provider));
        ModelSettings settings = settings(provider);
        new ModelChecks(words, values, reading).check(settings);
        egress.model(words, values, settings);
        return Optional.of(settings);
    }

    private @Nullable Provider provider() {
        if (values.says(words.provider)) {
            return values.get(words.provider);
        }
        Provider meant = unsaid();
        if (meant != null) {
            values.found(words.provider, meant, values.says(words.url) ? values.where(words.url) : Where.DEFAULT);
        }
        return meant;
    }

    /** Whose model is meant when nobody says so. */
    private @Nullable Provider unsaid() {
        if (values.says(words.url)) {
            return Provider.OPENAI_COMPATIBLE;
        }
        if (!words.isChat()) {
            return Provider.LOCAL;
        }
        List<Setting<?>> said = words.ofOneModel().stream()
                .filter(values::says)
                .filter(setting ->
                        !setting.name().equals("pictures") && !setting.name().equals("price"))
                .toList();
        if (!said.isEmpty()) {
            Setting<?> first = values.says(words.model) ? words.model : said.getFirst();
            values.missing(
                    words.provider,
                    values.where(first),
                    "it is missing: whose model this is cannot be told",
                    "add provider (" + "openai, anthropic, ollama, ...), or " + values.path(words.url)
                            + " for a server that speaks OpenAI's protocol");
        }
        return null;
    }

    private void check(Setting<?> setting, Provider provider) {
        if (values.says(setting) && !setting.isFor(provider)) {
            values.problem(
                    setting,
                    "it is for "
                            + Values.text(setting.providers().stream()
                                    .map(Provider::key)
                                    .sorted()
                                    .toList()) + ", and the provider is " + provider.key(),
                    "leave it out, or choose that provider");
        }
    }

    private void takeVariable(Setting<?> setting, Provider provider) {
        List<String> names = ProviderVariables.of(provider, words.isChat(), setting.name()).stream()
                .filter(name -> reading.variable(name).isPresent())
                .toList();
        if (names.isEmpty() || values.says(setting)) {
            return;
        }
        String value = reading.variable(names.getFirst()).orElse("").strip();
        for (String other : names.subList(1, names.size())) {
            if (!value.equals(reading.variable(other).orElse("").strip())) {
                reading.problem(
                        Where.providerVariable(names.getFirst()),
                        values.path(setting),
                        "it and " + other + " mean the same and say different things",
                        "unset one of them, or say " + values.path(setting) + ", which beats both");
            }
        }
        values.offer(setting, new Node.Text(value, Where.providerVariable(names.getFirst())));
    }

    private ModelSettings settings(Provider provider) {
        Secret key = values.get(words.key);
        Access access = new Access(
                values.get(words.url),
                key == null ? null : key.value(),
                values.get(words.headers, Map.of()),
                azure(provider),
                aws(provider),
                google(provider));
        ModelSettings settings = new ModelSettings(
                provider,
                model(provider),
                access,
                words.isChat() ? sampling() : Sampling.DEFAULT,
                words.isChat() ? 0 : values.get(words.dimensions, 0),
                limits(),
                false);
        return words.isChat() && values.get(words.pictures, false) ? settings.seeingPictures() : settings;
    }

    private String model(Provider provider) {
        String model = values.get(words.model, "");
        String standard = standard(provider);
        if (!model.isEmpty() || standard.isEmpty()) {
            return model;
        }
        values.found(words.model, standard, Where.DEFAULT);
        return standard;
    }

    /** The model that is meant when none is named; empty where whoever opens it knows better. */
    private String standard(Provider provider) {
        if (words.azure.deployment.isFor(provider)) {
            return "";
        }
        return words.isChat()
                ? ChatModelCatalogue.defaultModel(provider).orElse("")
                : provider == Provider.LOCAL ? EmbedderCatalogue.DEFAULT.name() : "";
    }

    private Azure azure(Provider provider) {
        if (!words.azure.deployment.isFor(provider)) {
            return Azure.NONE;
        }
        return new Azure(
                values.get(words.azure.deployment),
                values.get(words.azure.apiVersion),
                values.get(words.azure.tenant),
                values.get(words.azure.clientId),
                value(values.get(words.azure.clientSecret)),
                values.get(words.azure.authority));
    }

    private Aws aws(Provider provider) {
        if (!words.aws.region.isFor(provider)) {
            return Aws.DEFAULT;
        }
        return new Aws(
                values.get(words.aws.region),
                value(values.get(words.aws.accessKeyId)),
                value(values.get(words.aws.secretAccessKey)),
                value(values.get(words.aws.sessionToken)),
                values.get(words.aws.profile));
    }

    private Google google(Provider provider) {
        if (!words.google.location.isFor(provider)) {
            return Google.DEFAULT;
        }
        Path credentials = values.get(words.google.credentials);
        return new Google(
                values.get(words.google.cloudProject),
                values.get(words.google.location),
                credentials == null ? null : credentials.toString());
    }

    private Sampling sampling() {
        return new Sampling(
                values.get(words.sampling.temperature),
                values.get(words.sampling.topP),
                values.get(words.sampling.topK),
                values.get(words.sampling.maximumReply),
                values.get(words.sampling.reasons),
                values.get(words.sampling.effort));
    }

    private Limits limits() {
        Limits standard = Limits.STANDARD;
        Patience patience = new Patience(
                values.get(words.limits.retries, standard.patience().retries()),
                standard.patience().firstWait(),
                standard.patience().longestWait(),
                values.get(words.limits.breakerFailures, standard.patience().failures()),
                values.get(words.limits.breakerPause, standard.patience().pause()));
        return new Limits(
                values.get(words.limits.timeout, standard.timeout()),
                values.get(words.limits.concurrency, standard.concurrency()),
                values.get(words.limits.requestsPerMinute, standard.requestsPerMinute()),
                patience);
    }

    private static @Nullable String value(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }
}
