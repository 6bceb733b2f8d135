package dev.keepsake.cli.config;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.scope.ProjectId;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a configuration together: a flag wins over the environment, the environment over the file, the file over the
 * default. Every problem is found before any is reported.
 */
public final class ConfigReader {

    /** The file that is read from the working directory when none is named. */
    public static final String FILE = "keepsake.properties";

    /** The variable that names another file. */
    public static final String FILE_VARIABLE = "KEEPSAKE_CONFIG";

    private static final String PREFIX = "KEEPSAKE_";
    private static final int MAX_PORT = 65_535;

    /** Read by the start script and by this class, not settings of their own. */
    private static final Set<String> OTHER_VARIABLES = Set.of("KEEPSAKE_JAVA_OPTS", FILE_VARIABLE);

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();
    private final Path directory;

    private ConfigReader(Path directory) {
        this.directory = directory;
    }

    /**
     * The configuration of one command.
     *
     * @param flags what the command line says
     * @param environment the environment variables
     * @param directory where relative paths start
     * @param file the file named on the command line, or null
     * @throws KeepsakeException with {@code CONFIGURATION}, naming every problem
     */
    public static KeepsakeConfig read(
            Map<Setting, String> flags, Map<String, String> environment, Path directory, @Nullable Path file) {
        ConfigReader reader = new ConfigReader(directory);
        reader.takeFile(file, environment.get(FILE_VARIABLE));
        reader.takeEnvironment(environment);
        flags.forEach((setting, value) -> reader.take(setting, value, "--" + setting.key()));
        return reader.assemble();
    }

    private void takeFile(@Nullable Path named, @Nullable String variable) {
        Path file = named != null ? named : variable != null ? Path.of(variable) : null;
        Path path = directory.resolve(file == null ? Path.of(FILE) : file);
        if (file == null && !Files.exists(path)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(path)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            problems.add("Cannot read the configuration file " + path);
            return;
        }
        for (String key : properties.stringPropertyNames().stream().sorted().toList()) {
            String value = properties.getProperty(key);
            Setting.ofKey(key)
                    .ifPresentOrElse(
                            setting -> take(setting, value, key + " in " + path),
                            () -> problems.add(
                                    "Unknown setting " + key + " in " + path + "; known are " + names(Setting::key)));
        }
    }

    private void takeEnvironment(Map<String, String> environment) {
        environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                // "KEEPSAKE_URL=" is how compose files say that a variable is not set.
                .filter(entry -> !entry.getValue().isBlank() && !fromOutside(entry))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> Setting.ofVariable(entry.getKey())
                        .ifPresentOrElse(
                                setting -> take(setting, entry.getValue(), entry.getKey()),
                                () -> problems.add("Unknown variable " + entry.getKey()
                                        + " in the environment; known are " + names(Setting::variable))));
    }

    /** Kubernetes sets KEEPSAKE_PORT=tcp://... and more like it in every pod beside a service called keepsake. */
    private static boolean fromOutside(Map.Entry<String, String> entry) {
        String name = entry.getKey();
        return OTHER_VARIABLES.contains(name)
                || name.startsWith("KEEPSAKE_SERVICE_")
                || name.startsWith("KEEPSAKE_PORT_")
                || entry.getValue().startsWith("tcp://");
    }

    private void take(Setting setting, String value, String from) {
        given.put(setting, new Given(value.strip(), from));
    }

    private KeepsakeConfig assemble() {
        Path data = value(Setting.DATA, this::directory, Path.of(""));
        @Nullable URI url = optional(Setting.URL, ConfigReader::address);
        KeepsakeConfig.@Nullable Secret apiKey = optional(Setting.API_KEY, KeepsakeConfig.Secret::new);
        ProjectId project = value(Setting.PROJECT, ProjectId::new, ProjectId.DEFAULT);
        String embedder = value(Setting.EMBEDDER, ConfigReader::notBlank, "");
        RerankerKind reranker = value(Setting.RERANKER, RerankerKind::of, RerankerKind.NONE);
        String rerankerModel = value(Setting.RERANKER_MODEL, ConfigReader::notBlank, "");
        @Nullable Path rerankerPath = optional(Setting.RERANKER_PATH, this::directory);
        @Nullable URI rerankerUrl = optional(Setting.RERANKER_URL, ConfigReader::address);
        KeepsakeConfig.@Nullable Secret rerankerKey = optional(Setting.RERANKER_KEY, ConfigReader::secret);
        String chatModel = value(Setting.CHAT_MODEL, ConfigReader::notBlank, "");
        @Nullable URI chatUrl = optional(Setting.CHAT_URL, ConfigReader::address);
        KeepsakeConfig.@Nullable Secret chatKey = optional(Setting.CHAT_KEY, ConfigReader::secret);
        ModelPrices.@Nullable Price chatPrice = optional(Setting.CHAT_PRICE, ConfigReader::price);
        LastResort chatLastResort = value(Setting.CHAT_LAST_RESORT, ConfigReader::lastResort, LastResort.LOCAL);
        boolean chatPictures = value(Setting.CHAT_PICTURES, ConfigReader::onOrOff, false);
        boolean mediaPdf = value(Setting.MEDIA_PDF, ConfigReader::onOrOff, false);
        FetchRules mediaFetch = value(Setting.MEDIA_FETCH, text -> FetchRules.of(commas(text)), FetchRules.NOWHERE);
        String host = value(Setting.HOST, ConfigReader::notBlank, "");
        int port = value(Setting.PORT, ConfigReader::port, 0);
        List<String> corsOrigins = value(Setting.CORS_ORIGINS, ConfigReader::commas, List.of());
        Duration grace = value(Setting.SHUTDOWN_GRACE, ConfigReader::seconds, Duration.ZERO);
        Duration consolidateEvery = value(Setting.CONSOLIDATE_EVERY, ConfigReader::hours, Duration.ZERO);
        if (!problems.isEmpty()) {
            throw new KeepsakeException(ErrorCategory.CONFIGURATION, String.join("\n", problems));
        }
        return new KeepsakeConfig(
                data,
                url,
                apiKey,
                project,
                embedder,
                reranker,
                rerankerModel,
                rerankerPath,
                rerankerUrl,
                rerankerKey,
                chatModel,
                chatUrl,
                chatKey,
                chatPrice,
                chatLastResort,
                chatPictures,
                mediaPdf,
                mediaFetch,
                host,
                port,
                corsOrigins,
                grace,
                consolidateEvery);
    }

    private <T> T value(Setting setting, Function<String, T> parse, T otherwise) {
        T value = optional(setting, parse);
        return value == null ? otherwise : value;
    }

    private <T> @Nullable T optional(Setting setting, Function<String, T> parse) {
        Given value = given.get(setting);
        String text = value == null ? setting.byDefault() : value.text();
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | KeepsakeException e) {
            String from = value == null ? "the default of " + setting.key() : value.from();
            String got = setting.secret() ? "" : "; got \"" + text + "\"";
            problems.add(from + ": " + e.getMessage() + got);
            return null;
        }
    }

    private Path directory(String text) {
        try {
            return directory.resolve(notBlank(text)).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a directory is expected", e);
        }
    }

    private static URI address(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getHost() == null || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
            throw new IllegalArgumentException("an address such as http://localhost:8888 is expected");
        }
        return uri;
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a value is expected");
        }
        return text;
    }

    private static KeepsakeConfig.Secret secret(String text) {
        return new KeepsakeConfig.Secret(notBlank(text));
    }

    private static ModelPrices.Price price(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?(/\\d{1,9}(\\.\\d{1,9})?){2}")) {
            throw new IllegalArgumentException(
                    "three prices for a million tokens are expected, such as 0.15/0.075/0.60");
        }
        String[] parts = text.split("/");
        return new ModelPrices.Price(new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2]));
    }

    private static LastResort lastResort(String text) {
        return Arrays.stream(LastResort.values())
                .filter(resort -> resort.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("local, defer or fail is expected"));
    }

    private static boolean onOrOff(String text) {
        if (!text.equals("on") && !text.equals("off")) {
            throw new IllegalArgumentException("on or off is expected");
        }
        return text.equals("on");
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port from 0 to " + MAX_PORT + " is expected");
        }
        return port;
    }

    private static List<String> commas(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Duration seconds(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("a number of seconds is expected");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static Duration hours(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("a number of hours is expected");
        }
        return Duration.ofHours(Integer.parseInt(text));
    }

    private static String names(Function<Setting, String> name) {
        return Arrays.stream(Setting.values()).map(name).collect(Collectors.joining(", "));
    }

    private record Given(String text, String from) {}
}
