package dev.keepsake.config;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.models.provider.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A model in a builder, with the words of the sections {@code chat} and {@code embedder}; {@link Settings} says what each means.
 * What a role has no word for is a problem when the configuration is built. A secret may be said by itself or by where it is:
 * {@code env:NAME}, {@code file:PATH}, {@code key-vault:ADDRESS}.
 */
public final class ModelBuilder {

    private final Map<String, Object> said = new LinkedHashMap<>();

    ModelBuilder() {}

    Map<String, Object> said() {
        return said;
    }

    private ModelBuilder say(String key, Object value) {
        said.put(key, value);
        return this;
    }

    public ModelBuilder provider(Provider provider) {
        return say("provider", provider.key());
    }

    public ModelBuilder model(String model) {
        return say("model", model);
    }

    public ModelBuilder url(URI url) {
        return say("url", url);
    }

    public ModelBuilder key(String key) {
        return say("key", key);
    }

    public ModelBuilder deployment(String deployment) {
        return say("deployment", deployment);
    }

    public ModelBuilder apiVersion(String apiVersion) {
        return say("api-version", apiVersion);
    }

    public ModelBuilder tenant(String tenant) {
        return say("tenant", tenant);
    }

    public ModelBuilder clientId(String clientId) {
        return say("client-id", clientId);
    }

    public ModelBuilder clientSecret(String clientSecret) {
        return say("client-secret", clientSecret);
    }

    public ModelBuilder authority(URI authority) {
        return say("authority", authority);
    }

    public ModelBuilder region(String region) {
        return say("region", region);
    }

    public ModelBuilder accessKeyId(String accessKeyId) {
        return say("access-key-id", accessKeyId);
    }

    public ModelBuilder secretAccessKey(String secretAccessKey) {
        return say("secret-access-key", secretAccessKey);
    }

    public ModelBuilder sessionToken(String sessionToken) {
        return say("session-token", sessionToken);
    }

    public ModelBuilder profile(String profile) {
        return say("profile", profile);
    }

    public ModelBuilder location(String location) {
        return say("location", location);
    }

    public ModelBuilder cloudProject(String cloudProject) {
        return say("cloud-project", cloudProject);
    }

    public ModelBuilder credentials(String credentials) {
        return say("credentials", credentials);
    }

    public ModelBuilder headers(Map<String, String> headers) {
        return say("headers", headers);
    }

    public ModelBuilder temperature(double temperature) {
        return say("temperature", temperature);
    }

    public ModelBuilder topP(double topP) {
        return say("top-p", topP);
    }

    public ModelBuilder topK(int topK) {
        return say("top-k", topK);
    }

    public ModelBuilder maximumReply(int maximumReply) {
        return say("maximum-reply", maximumReply);
    }

    public ModelBuilder reasons(boolean reasons) {
        return say("reasons", reasons);
    }

    public ModelBuilder effort(String effort) {
        return say("effort", effort);
    }

    public ModelBuilder dimensions(int dimensions) {
        return say("dimensions", dimensions);
    }

    public ModelBuilder timeout(Duration timeout) {
        return say("timeout", timeout.toString());
    }

    public ModelBuilder concurrency(int concurrency) {
        return say("concurrency", concurrency);
    }

    public ModelBuilder requestsPerMinute(int requestsPerMinute) {
        return say("requests-per-minute", requestsPerMinute);
    }

    public ModelBuilder retries(int retries) {
        return say("retries", retries);
    }

    public ModelBuilder breakerFailures(int breakerFailures) {
        return say("breaker-failures", breakerFailures);
    }

    public ModelBuilder breakerPause(Duration breakerPause) {
        return say("breaker-pause", breakerPause.toString());
    }

    public ModelBuilder price(String price) {
        return say("price", price);
    }

    public ModelBuilder lastResort(LastResort lastResort) {
        return say("last-resort", lastResort.name().toLowerCase(Locale.ROOT));
    }

    public ModelBuilder pictures(boolean pictures) {
        return say("pictures", pictures);
    }

    /** Who is asked when the models before cannot be; once for each. */
    public ModelBuilder fallback(Consumer<ModelBuilder> model) {
        return more("fallback", model);
    }

    /** An embedder of another provider that may be changed to; once for each. */
    public ModelBuilder others(Consumer<ModelBuilder> model) {
        return more("others", model);
    }

    private ModelBuilder more(String key, Consumer<ModelBuilder> model) {
        ModelBuilder next = new ModelBuilder();
        model.accept(next);
        List<Object> all = new ArrayList<>((List<?>) said.getOrDefault(key, List.of()));
        all.add(next.said());
        return say(key, all);
    }
}
