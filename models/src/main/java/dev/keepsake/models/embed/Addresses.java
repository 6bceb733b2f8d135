package dev.keepsake.models.embed;

import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ProviderAddress;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where embedders are asked. */
final class Addresses {

    private static final String COHERE = "https://api.cohere.com/v2";
    private static final String HUGGING_FACE = "https://router.huggingface.co/hf-inference";
    private static final String REGION = "us-central1";

    private Addresses() {}

    /** The address up to and with the version, without a slash behind it, or null where only the provider's library knows. */
    static @Nullable URI of(ModelSettings settings) {
        URI given = settings.access().url();
        URI usual = settings.provider().url();
        return switch (settings.provider()) {
            case AZURE_OPENAI, AZURE_OPENAI_STRUCTURED ->
                given == null
                        ? null
                        : ProviderAddress.azure(given, settings.access().azure(), deployment(settings));
            case VERTEXAI -> given == null ? ProviderAddress.vertex(location(settings)) : plain(given);
            case COHERE -> given == null ? URI.create(COHERE) : plain(given);
            case HUGGINGFACE -> given == null ? URI.create(HUGGING_FACE) : plain(given);
            case AWS_BEDROCK -> given == null ? bedrock(settings) : plain(given);
            default -> given != null ? plain(given) : usual == null ? null : plain(usual);
        };
    }

    /** The same where there is one: whoever has none has been refused. */
    static String required(ModelSettings settings) {
        return Objects.requireNonNull(of(settings), "an address").toString();
    }

    /** The name behind which a model stands at Azure. */
    static String deployment(ModelSettings settings) {
        String deployment = settings.access().azure().deployment();
        return deployment != null ? deployment : ModelName.of(settings).name();
    }

    static String location(ModelSettings settings) {
        String location = settings.access().google().location();
        return location == null ? REGION : location;
    }

    private static @Nullable URI bedrock(ModelSettings settings) {
        String region = settings.access().aws().region();
        return region == null ? null : URI.create("https://bedrock-runtime." + region + ".amazonaws.com");
    }

    private static URI plain(URI url) {
        String address = url.toString();
        return address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : url;
    }
}
