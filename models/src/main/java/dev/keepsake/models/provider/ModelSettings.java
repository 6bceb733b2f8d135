package dev.keepsake.models.provider;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which model of which provider, and how to get at it. Chat models and embedders are said in the same words; what a role or a
 * provider has no use for is refused where it is configured.
 *
 * @param provider whose model
 * @param model its name there; empty for the one the provider stands for by default
 * @param access how to reach it
 * @param sampling how it chooses its words; for chat models
 * @param dimensions how many numbers its vectors are to have, or 0 for as many as it makes; for embedders
 * @param limits how much is asked of it at once, and how long it is believed in
 * @param seesPictures whether it can be shown pictures, which nobody but its operator knows; for chat models
 */
public record ModelSettings(
        Provider provider,
        String model,
        Access access,
        Sampling sampling,
        int dimensions,
        Limits limits,
        boolean seesPictures) {

    /** A model of a provider, reached as that provider is by default. */
    public static ModelSettings of(Provider provider, String model) {
        return new ModelSettings(provider, model, Access.DEFAULT, Sampling.DEFAULT, 0, Limits.STANDARD, false);
    }

    public ModelSettings withUrl(@Nullable URI url) {
        return withAccess(access.withUrl(url));
    }

    public ModelSettings withKey(@Nullable String key) {
        return withAccess(access.withKey(key));
    }

    public ModelSettings withAccess(Access newAccess) {
        return new ModelSettings(provider, model, newAccess, sampling, dimensions, limits, seesPictures);
    }

    public ModelSettings withSampling(Sampling newSampling) {
        return new ModelSettings(provider, model, access, newSampling, dimensions, limits, seesPictures);
    }

    public ModelSettings withDimensions(int newDimensions) {
        return new ModelSettings(provider, model, access, sampling, newDimensions, limits, seesPictures);
    }

    public ModelSettings withLimits(Limits newLimits) {
        return new ModelSettings(provider, model, access, sampling, dimensions, newLimits, seesPictures);
    }

    public ModelSettings seeingPictures() {
        return new ModelSettings(provider, model, access, sampling, dimensions, limits, true);
    }

    /**
     * How a provider is reached.
     *
     * @param url its address up to and with the version, or null for the provider's own
     * @param key the key, or null; never printed
     * @param headers sent with every request; never printed
     * @param azure what only Azure needs
     * @param aws what only Bedrock needs
     * @param google what only Vertex AI needs
     */
    public record Access(
            @Nullable URI url, @Nullable String key, Map<String, String> headers, Azure azure, Aws aws, Google google) {

        public static final Access DEFAULT = new Access(null, null, Map.of(), Azure.NONE, Aws.DEFAULT, Google.DEFAULT);

        public Access {
            headers = Map.copyOf(headers);
        }

        public Access withUrl(@Nullable URI newUrl) {
            return new Access(newUrl, key, headers, azure, aws, google);
        }

        public Access withKey(@Nullable String newKey) {
            return new Access(url, newKey, headers, azure, aws, google);
        }

        public Access withHeaders(Map<String, String> newHeaders) {
            return new Access(url, key, newHeaders, azure, aws, google);
        }

        public Access withAzure(Azure newAzure) {
            return new Access(url, key, headers, newAzure, aws, google);
        }

        public Access withAws(Aws newAws) {
            return new Access(url, key, headers, azure, newAws, google);
        }

        public Access withGoogle(Google newGoogle) {
            return new Access(url, key, headers, azure, aws, newGoogle);
        }

        @Override
        public String toString() {
            return "Access[url=" + url + ", key=" + hidden(key) + ", headers=" + headers.keySet() + ", azure=" + azure
                    + ", aws=" + aws + ", google=" + google + "]";
        }
    }

    /**
     * What only Azure needs. Without a key one signs in to Microsoft Entra ID: as an application where tenant, client and secret are
     * given, else as the managed identity of the machine.
     *
     * @param deployment the deployment's name, or null for the model's
     * @param apiVersion such as {@code 2024-10-21}, or null for the address without versions, {@code /openai/v1}
     * @param tenant the directory's id, or null
     * @param clientId the application's or the user-assigned identity's id, or null
     * @param clientSecret the application's secret, or null; never printed
     * @param authority where to sign in, or null for Microsoft's public cloud
     */
    public record Azure(
            @Nullable String deployment,
            @Nullable String apiVersion,
            @Nullable String tenant,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable URI authority) {

        public static final Azure NONE = new Azure(null, null, null, null, null, null);

        @Override
        public String toString() {
            return "Azure[deployment=" + deployment + ", apiVersion=" + apiVersion + ", tenant=" + tenant
                    + ", clientId=" + clientId + ", clientSecret=" + hidden(clientSecret) + ", authority=" + authority
                    + "]";
        }
    }

    /**
     * What only Bedrock needs. Without keys AWS's own chain is asked: variables, profile, container, machine.
     *
     * @param region such as {@code us-west-2}, or null for what AWS's own configuration says
     * @param accessKeyId or null
     * @param secretAccessKey or null; never printed
     * @param sessionToken or null; never printed
     * @param profile a profile of AWS's configuration files, or null
     */
    public record Aws(
            @Nullable String region,
            @Nullable String accessKeyId,
            @Nullable String secretAccessKey,
            @Nullable String sessionToken,
            @Nullable String profile) {

        public static final Aws DEFAULT = new Aws(null, null, null, null, null);

        @Override
        public String toString() {
            return "Aws[region=" + region + ", accessKeyId=" + accessKeyId + ", secretAccessKey="
                    + hidden(secretAccessKey) + ", sessionToken=" + hidden(sessionToken) + ", profile=" + profile + "]";
        }
    }

    /**
     * What only Vertex AI needs. Without a file Google's own chain is asked: the variable, the user's sign-in, the machine.
     *
     * @param project the cloud project, or null for the one the credentials name
     * @param location such as {@code europe-west4}, or null for {@code us-central1}
     * @param credentials the path of a file with credentials, or null
     */
    public record Google(
            @Nullable String project,
            @Nullable String location,
            @Nullable String credentials) {

        public static final Google DEFAULT = new Google(null, null, null);
    }

    private static String hidden(@Nullable String secret) {
        return secret == null ? "none" : "(hidden)";
    }
}
