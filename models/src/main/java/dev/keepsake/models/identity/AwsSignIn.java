package dev.keepsake.models.identity;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * Who asks AWS, and where. The order is that of AWS's own library, taken apart so that whatever goes over the network goes to hosts
 * that egress allows: keys, a named profile; else system properties, variables, a web identity, the default profile, the container,
 * the machine.
 */
final class AwsSignIn {

    private static final String PURPOSE = "sign in to AWS";
    private static final int FIRST_PASSING_STATUS = 500;
    private static final int TOO_MANY = 429;
    private static final URI MACHINE = URI.create("http://169.254.169.254");

    private final Aws aws;
    private final Egress egress;

    AwsSignIn(Aws aws, Egress egress) {
        this.aws = aws;
        this.egress = egress;
    }

    /**
     * The region.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when nothing says it
     */
    Region region() {
        if (aws.region() != null) {
            return Region.of(aws.region());
        }
        List<AwsRegionProvider> order = new ArrayList<>(List.of(
                new SystemSettingsRegionProvider(),
                new AwsProfileRegionProvider(
                        ProfileFile::defaultProfileFile, aws.profile() == null ? profileName() : aws.profile())));
        if (machineMayBeAsked()) {
            order.add(new InstanceProfileRegionProvider());
        }
        for (AwsRegionProvider provider : order) {
            try {
                Region found = provider.getRegion();
                if (found != null) {
                    return found;
                }
            } catch (SdkClientException saysNothing) {
                // The next may say it.
            }
        }
        throw new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                "aws_bedrock needs a region and none is configured; set region, such as us-west-2, or AWS_REGION");
    }

    /** Who asks; nobody is asked for credentials before the first request. */
    AwsCredentialsProvider credentials(Region region) {
        String id = aws.accessKeyId();
        String secret = aws.secretAccessKey();
        if (id != null && secret != null) {
            String token = aws.sessionToken();
            return StaticCredentialsProvider.create(
                    token == null
                            ? AwsBasicCredentials.create(id, secret)
                            : AwsSessionCredentials.create(id, secret, token));
        }
        if (aws.profile() != null) {
            return profile(region, aws.profile());
        }
        List<AwsCredentialsProvider> order = new ArrayList<>();
        order.add(SystemPropertyCredentialsProvider.create());
        order.add(EnvironmentVariableCredentialsProvider.create());
        if (SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent()) {
            order.add(webIdentity(region));
        }
        order.add(profile(region, profileName()));
        URI container = container();
        if (container != null) {
            order.add(allowed(container, ContainerCredentialsProvider.create()));
        }
        if (machineMayBeAsked()) {
            order.add(InstanceProfileCredentialsProvider.create());
        }
        return () -> first(order);
    }

    private static AwsCredentials first(List<AwsCredentialsProvider> order) {
        for (AwsCredentialsProvider provider : order) {
            try {
                return provider.resolveCredentials();
            } catch (SdkClientException hasNone) {
                // The next may have some.
            }
        }
        throw ProviderFailure.of(
                Kind.KEY_REFUSED,
                "There are no credentials for AWS in the settings, the variables, the profile " + profileName()
                        + ", the container or the machine; set access-key-id and secret-access-key, a profile, or a key of"
                        + " Bedrock's");
    }

    private AwsCredentialsProvider profile(Region region, String name) {
        AwsCredentialsProvider provider =
                ProfileCredentialsProvider.builder().profileName(name).build();
        boolean assumesRole = ProfileFile.defaultProfileFile()
                .profile(name)
                .flatMap(profile -> profile.property("role_arn"))
                .isPresent();
        return assumesRole
                ? allowed(URI.create("https://sts." + region.id() + ".amazonaws.com"), role(provider))
                : provider;
    }

    private AwsCredentialsProvider webIdentity(Region region) {
        StsClient sts = StsClient.builder()
                .region(region)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(new AllowedHttpClient(UrlConnectionHttpClient.create(), egress, PURPOSE))
                .build();
        return role(StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(sts)
                .build());
    }

    /** Credentials of a role, whose refusal is not mistaken for one of the model's. */
    private static AwsCredentialsProvider role(AwsCredentialsProvider provider) {
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (SdkServiceException refusal) {
                if (refusal.statusCode() == TOO_MANY || refusal.statusCode() >= FIRST_PASSING_STATUS) {
                    throw refusal;
                }
                throw ProviderFailure.of(
                        Kind.KEY_REFUSED,
                        "AWS does not give this program the role that it is to take (status " + refusal.statusCode()
                                + "); check the role's name and whom it trusts");
            }
        };
    }

    private AwsCredentialsProvider allowed(URI target, AwsCredentialsProvider provider) {
        return () -> {
            egress.require(target, PURPOSE);
            return provider.resolveCredentials();
        };
    }

    private static @Nullable URI container() {
        if (SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
                .getStringValue()
                .isPresent()) {
            return URI.create(SdkSystemSetting.AWS_CONTAINER_SERVICE_ENDPOINT.getStringValueOrThrow());
        }
        return SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI
                .getStringValue()
                .map(URI::create)
                .orElse(null);
    }

    private boolean machineMayBeAsked() {
        URI machine = SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT
                .getStringValue()
                .map(URI::create)
                .orElse(MACHINE);
        return egress.allows(machine) && !SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getBooleanValueOrThrow();
    }

    private static String profileName() {
        return ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    }
}
