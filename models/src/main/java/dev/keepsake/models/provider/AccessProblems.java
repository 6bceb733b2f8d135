package dev.keepsake.models.provider;

import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.Provider.SignIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is missing or does not fit in how a provider is to be reached, whatever its model is to do; found without connecting. Each
 * sentence begins with the key it is about and ends with the cure.
 */
public final class AccessProblems {

    private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?|v1|preview|latest");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");
    private static final Pattern LOCATION = Pattern.compile("[a-z]+(-[a-z]+\\d+)?");
    /** Words between slashes, none of which goes up. */
    private static final Pattern IN_PATH =
            Pattern.compile("(?!\\.{1,2}(/|$))[A-Za-z0-9._:@~+-]+(/(?!\\.{1,2}(/|$))[A-Za-z0-9._:@~+-]+)*");

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final Provider provider;
    private final Access access;
    private final List<String> problems = new ArrayList<>();

    private AccessProblems(ModelSettings settings) {
        this.provider = settings.provider();
        this.access = settings.access();
    }

    /** Everything that is wrong with {@code settings.access()} and {@code settings.limits()}; empty when all is well. */
    public static List<String> of(ModelSettings settings) {
        AccessProblems problems = new AccessProblems(settings);
        if (settings.provider() != Provider.LOCAL) {
            problems.url();
            problems.key();
        }
        problems.azure(settings.access().azure());
        problems.aws(settings.access().aws());
        problems.google(settings.access().google());
        problems.path(settings.model().strip());
        problems.headers();
        if (settings.limits().patience().retries() < 0) {
            problems.add("retries is " + settings.limits().patience().retries() + ": set at least 0");
        }
        return problems.problems;
    }

    private void add(String problem) {
        problems.add(problem);
    }

    private void url() {
        URI url = access.url();
        if (url == null) {
            if (isAzure()) {
                add("url is missing: set the address of your Azure resource, such as"
                        + " https://my-resource.openai.azure.com");
            } else if (provider == Provider.OPENAI_COMPATIBLE) {
                add("url is missing: set the server's address up to and with the version, such as"
                        + " http://localhost:8000/v1");
            }
            return;
        }
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            add("url is no address of a server: set one such as https://api.example.org/v1");
        } else if (url.getUserInfo() != null) {
            add("url has a user or password in it: leave them out, and set key instead");
        } else if (isAzure() && url.getPath() != null && url.getPath().contains("/deployments/")) {
            add("url names a deployment: end it behind the host, and set deployment instead");
        } else if (url.getQuery() != null || url.getFragment() != null) {
            add("url has something behind the path: end it with the path"
                    + (isAzure() ? ", and set api-version instead" : ""));
        }
    }

    private boolean isAzure() {
        return provider.signIn() == SignIn.ENTRA;
    }

    private void key() {
        String key = access.key();
        if (key == null) {
            if (provider.signIn() == SignIn.KEY && isOwnAddress()) {
                add("key is missing: set the key that " + provider.key() + " gave you");
            }
            return;
        }
        if (provider.signIn() == SignIn.GOOGLE) {
            add("key is not taken by " + provider.key()
                    + ": remove it, and set credentials, or set provider to gemini");
        } else if (!SENDABLE.matcher(key).matches()) {
            add("key is empty or has a blank, a line break or a letter with an accent in it: set it without");
        }
    }

    /** At another address a server of one's own may answer, which needs no key. */
    private boolean isOwnAddress() {
        URI own = provider.url();
        return access.url() == null
                || own == null
                || own.getHost().equals(access.url().getHost());
    }

    private void azure(Azure azure) {
        if (!isAzure()) {
            only("deployment", azure.deployment(), "azure_openai");
            only("api-version", azure.apiVersion(), "azure_openai");
            only("tenant", azure.tenant(), "azure_openai");
            only("client-id", azure.clientId(), "azure_openai");
            only("client-secret", azure.clientSecret(), "azure_openai");
            only("authority", azure.authority(), "azure_openai");
            return;
        }
        if (azure.apiVersion() != null
                && !API_VERSION.matcher(azure.apiVersion()).matches()) {
            add("api-version is no version of Azure's: set one such as 2024-10-21, or remove it");
        }
        if (access.key() != null) {
            if (azure.clientSecret() != null) {
                add("client-secret does nothing beside key: remove one of them");
            }
            return;
        }
        if (azure.clientSecret() != null) {
            require("tenant", azure.tenant(), "client-secret");
            require("client-id", azure.clientId(), "client-secret");
        } else if (azure.tenant() != null) {
            add(
                    "client-secret is missing: tenant needs it, and client-id; or remove tenant to sign in as this machine");
        }
    }

    private void aws(Aws aws) {
        if (provider.signIn() != SignIn.AWS) {
            only("region", aws.region(), "aws_bedrock");
            only("access-key-id", aws.accessKeyId(), "aws_bedrock");
            only("secret-access-key", aws.secretAccessKey(), "aws_bedrock");
            only("session-token", aws.sessionToken(), "aws_bedrock");
            only("profile", aws.profile(), "aws_bedrock");
            return;
        }
        if (aws.region() != null && !REGION.matcher(aws.region()).matches()) {
            add("region is no region of AWS: set one such as us-west-2");
        }
        if (aws.accessKeyId() != null) {
            require("secret-access-key", aws.secretAccessKey(), "access-key-id");
        }
        if (aws.secretAccessKey() != null || aws.sessionToken() != null) {
            String needs = aws.secretAccessKey() != null ? "secret-access-key" : "session-token";
            require("access-key-id", aws.accessKeyId(), needs);
        }
        if (aws.profile() != null && aws.accessKeyId() != null) {
            add("profile does nothing beside access-key-id: remove one of them");
        }
        if (access.key() != null && (aws.accessKeyId() != null || aws.profile() != null)) {
            add("key does nothing beside access-key-id or profile: keep one of the three");
        }
    }

    private void google(Google google) {
        if (provider.signIn() != SignIn.GOOGLE) {
            only("project", google.project(), "vertexai");
            only("location", google.location(), "vertexai");
            only("credentials", google.credentials(), "vertexai");
            return;
        }
        if (google.location() != null && !LOCATION.matcher(google.location()).matches()) {
            add("location is no location of Google Cloud: set one such as europe-west4, or global");
        }
        if (google.credentials() != null && !isReadable(google.credentials())) {
            add("credentials names no file that can be read: set the path of a file with Google credentials, or remove"
                    + " it to use those of this machine");
        }
    }

    private static boolean isReadable(String path) {
        try {
            Path file = Path.of(path);
            return Files.isRegularFile(file) && Files.isReadable(file);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private void headers() {
        for (String name : unsendable(access.headers())) {
            add("headers has one that cannot be sent: remove "
                    + (SENDABLE.matcher(name).matches() ? name : "it"));
        }
    }

    /** The names of those headers that no request can carry: because of their signs, or because connections set them by themselves. */
    public static List<String> unsendable(Map<String, String> headers) {
        List<String> names = new ArrayList<>();
        headers.forEach((name, value) -> {
            try {
                HttpRequest.newBuilder().header(name, value);
            } catch (IllegalArgumentException refused) {
                names.add(name);
            }
        });
        return names;
    }

    /** What stands in the path of an address must not lead to another one. */
    private void inPath(String key, @Nullable String name) {
        if (name != null && !name.isEmpty() && !IN_PATH.matcher(name).matches()) {
            add(key + " has signs that cannot stand in an address: set the name alone, of letters, digits and ._:@~+-");
        }
    }

    private void path(String model) {
        switch (provider) {
            case AZURE_OPENAI, AZURE_OPENAI_STRUCTURED -> {
                inPath("deployment", access.azure().deployment());
                inPath("model", access.azure().deployment() == null ? model : null);
            }
            case GEMINI, HUGGINGFACE -> inPath("model", model);
            case VERTEXAI -> {
                inPath("model", model);
                inPath("project", access.google().project());
            }
            default -> {}
        }
    }

    private void only(String key, @Nullable Object value, String owner) {
        if (value != null) {
            add(key + " is only for " + owner + ": remove it, or set provider to " + owner);
        }
    }

    private void require(String key, @Nullable String value, String because) {
        if (value == null) {
            add(key + " is missing: " + because + " needs it");
        }
    }
}
