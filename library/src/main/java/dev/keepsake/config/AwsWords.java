package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.util.List;

/** What only Bedrock needs. */
final class AwsWords {

    private final String section;

    final Setting<String> region;
    final Setting<Secret> accessKeyId;
    final Setting<Secret> secretAccessKey;
    final Setting<Secret> sessionToken;
    final Setting<String> profile;

    AwsWords(String section) {
        this.section = section;
        region = of("region", Kinds.TEXT, "The region; without it, what AWS's own configuration says.")
                .withExample("us-west-2");
        accessKeyId = of("access-key-id", Kinds.SECRET, "The access key's id; without keys AWS's own chain is asked.");
        secretAccessKey = of("secret-access-key", Kinds.SECRET, "The access key's secret half.");
        sessionToken = of("session-token", Kinds.SECRET, "The token of a temporary access key.");
        profile = of("profile", Kinds.TEXT, "A profile of AWS's configuration files.");
    }

    List<Setting<?>> all() {
        return List.of(region, accessKeyId, secretAccessKey, sessionToken, profile);
    }

    private <T> Setting<T> of(String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning).onlyFor(Provider.AWS_BEDROCK);
    }
}
