package dev.keepsake.config;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.RerankerSettings;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is configured and could never be reached, because the list of allowed hosts does not name it. */
final class EgressChecks {

    private static final Map<RerankerKind, URI> RERANKERS = Map.of(
            RerankerKind.COHERE, URI.create("https://api.cohere.com/v2"),
            RerankerKind.JINA, URI.create("https://api.jina.ai/v1"),
            RerankerKind.VOYAGE, URI.create("https://api.voyageai.com/v1"));

    private static final URI MICROSOFT = URI.create("https://login.microsoftonline.com");

    private final Egress egress;
    private final Where where;
    private final Reading reading;

    /**
     * Checks against a list.
     *
     * @param where where the list was said
     */
    EgressChecks(Egress egress, Where where, Reading reading) {
        this.egress = egress;
        this.where = where;
        this.reading = reading;
    }

    Reading reading() {
        return reading;
    }

    /** Checks a model of which nothing is wrong that would have it asked elsewhere. */
    void model(ModelWords words, Values values, ModelSettings settings) {
        if (!values.sound(words.provider, words.url, words.aws.region, words.google.location)) {
            return;
        }
        // Some providers embed at another address than they chat.
        URI own = words.isChat()
                ? settings.provider().url()
                : EmbedderCatalogue.address(settings).orElse(null);
        URI said = settings.access().url();
        targets(settings, (said != null && words.isChat()) || own == null ? said : own)
                .forEach((setting, target) -> {
                    Setting<?> by = words.named(setting);
                    if (values.sound(by) && values.sound(words.key, words.azure.authority)) {
                        target(values.path(by), target);
                    }
                });
    }

    /** Where a model is asked and signed in to, as far as that is known before anybody asks. */
    private static Map<String, URI> targets(ModelSettings settings, @Nullable URI url) {
        ModelSettings.Access access = settings.access();
        Map<String, URI> targets = new LinkedHashMap<>();
        if (url != null) {
            targets.put(access.url() == null ? "provider" : "url", url);
        } else if (settings.provider() == Provider.AWS_BEDROCK && access.aws().region() != null) {
            targets.put(
                    "region",
                    URI.create("https://bedrock-runtime." + access.aws().region() + ".amazonaws.com"));
        } else if (settings.provider() == Provider.VERTEXAI) {
            String location = access.google().location() == null
                    ? "us-central1"
                    : access.google().location();
            targets.put("provider", ProviderAddress.vertex(location));
        }
        if (settings.provider().signIn() == Provider.SignIn.ENTRA
                && access.key() == null
                && access.azure().tenant() != null) {
            URI authority = access.azure().authority();
            targets.put("tenant", authority == null ? MICROSOFT : authority);
        }
        return targets;
    }

    void reranker(RerankerSettings settings, Values values) {
        if (!values.sound(Settings.RERANKER_PROVIDER, Settings.RERANKER_URL)) {
            return;
        }
        URI url = settings.url() == null ? RERANKERS.get(settings.kind()) : settings.url();
        if (settings.kind() != RerankerKind.NONE && settings.kind() != RerankerKind.ONNX && url != null) {
            target(settings.url() == null ? "reranker.provider" : "reranker.url", url);
        }
    }

    void target(String key, @Nullable URI target) {
        if (target != null && !egress.allows(target)) {
            refused(key, target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort()));
        }
    }

    void fetch(FetchRules rules) {
        rules.hosts().stream()
                .sorted()
                .filter(host -> !egress.allowsHost(host))
                .forEach(host -> refused("media.fetch", host));
        if (rules.anyPublic() && egress.limited()) {
            reading.remark(
                    where,
                    "media.fetch",
                    "public is fetched from as far as egress.allow goes",
                    "name the hosts in egress.allow from which pictures and documents are to be fetched");
        }
    }

    private void refused(String key, String host) {
        reading.problem(
                where,
                "egress.allow",
                "it does not name " + host + ", which " + key + " needs",
                "add " + host + ", or change " + key);
    }
}
