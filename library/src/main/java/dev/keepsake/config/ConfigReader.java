package dev.keepsake.config;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.models.identity.KeyVault;
import dev.keepsake.models.provider.AccessProblems;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a configuration together from all its places. Every problem is found before any is reported. */
public final class ConfigReader {

    private final Reading reading;
    private final Map<String, Values> parts = new LinkedHashMap<>();
    private final List<Effective> effective = new ArrayList<>();

    private ConfigReader(Reading reading, List<Layer> layers) {
        this.reading = reading;
        Settings.sections()
                .forEach(section -> parts.put(section, new Values(Part.of(section, layers, reading), reading)));
    }

    /** Reads. Nothing is opened but files with secrets and, where a secret lies in one, its Key Vault. */
    public static Configuration read(ConfigSources sources) {
        LateVault vault = new LateVault(sources.vault());
        Reading reading = Reading.of(sources, vault);
        List<Layer> layers = new ArrayList<>();
        if (sources.readsFile()) {
            layers.add(FileLayer.read(sources.file(), reading));
        }
        layers.add(EnvironmentLayer.read(reading));
        layers.add(FlagLayer.ofFlags(sources.flags(), reading));
        layers.add(FlagLayer.ofBuilder(sources.built(), reading));
        return new ConfigReader(reading, layers).assemble(vault);
    }

    private Configuration assemble(LateVault vault) {
        Values egressPart = part("egress");
        Egress egress = egressPart.get(Settings.EGRESS_ALLOW, Egress.ANYWHERE);
        // Vaults are asked before anybody is told of a mistake in the list, which therefore closes every way to them.
        boolean unreadable = egressPart.says(Settings.EGRESS_ALLOW) && egressPart.get(Settings.EGRESS_ALLOW) == null;
        Egress toVaults = unreadable ? Egress.NOWHERE : egress;
        EgressChecks reach =
                new EgressChecks(likely(egressPart, egress), egressPart.where(Settings.EGRESS_ALLOW), reading);
        // What is needed for vaults is read before the first secret that may lie in one.
        vault.signIn(toVaults, part("key-vault"));
        Values top = part("");
        KeepsakeConfig config = new KeepsakeConfig(
                top.get(Settings.DATA, Path.of("")),
                new KeepsakeConfig.Client(top.get(Settings.URL), top.get(Settings.API_KEY)),
                top.get(Settings.PROJECT, ProjectId.DEFAULT),
                server(top),
                ModelSections.chat(part("chat"), reach, effective),
                ModelSections.embedder(part("embedder"), reach),
                ModelSections.otherEmbedders(part("embedder"), reach, effective),
                RerankerSection.read(part("reranker"), reach),
                new KeepsakeConfig.Media(
                        part("media").get(Settings.MEDIA_PDF, false),
                        part("media").get(Settings.MEDIA_FETCH, FetchRules.NOWHERE)),
                egress,
                jobs(part("jobs")),
                new KeepsakeConfig.Telemetry(
                        part("telemetry").get(Settings.TELEMETRY_TRACES),
                        part("telemetry").get(Settings.TELEMETRY_HEADERS, Map.of()),
                        part("telemetry").get(Settings.TELEMETRY_SERVICE_NAME, ""),
                        part("telemetry").get(Settings.TELEMETRY_LOGS, KeepsakeConfig.LogForm.TEXT)),
                serviceLevels(part("service-levels")),
                new KeepsakeConfig.Canary(part("canary").get(Settings.CANARY_EVERY, Duration.ZERO)));
        reach.target("url", config.client().url());
        headers(config.telemetry());
        reach.target("telemetry.traces", config.telemetry().traces());
        reach.fetch(config.media().fetch());
        new DataDirectory(top, reading).check(config.data());
        parts.values().forEach(part -> effective.addAll(part.effective()));
        effective.sort(Comparator.comparingInt(value -> order(value.key())));
        return new Configuration(
                reading.problems().isEmpty() ? config : null, effective, reading.problems(), reading.remarks());
    }

    /** A list of hosts with mistakes in it limits what is reached all the same. */
    private static Egress likely(Values part, Egress egress) {
        Node said = part.node(Settings.EGRESS_ALLOW);
        return said == null || part.sound(Settings.EGRESS_ALLOW) ? egress : ManyKinds.likely(said);
    }

    /** The exporter of traces would leave them all behind for a header that cannot be sent, and only log it. */
    private void headers(KeepsakeConfig.Telemetry telemetry) {
        for (String name : AccessProblems.unsendable(telemetry.headers())) {
            part("telemetry")
                    .problem(
                            Settings.TELEMETRY_HEADERS,
                            "it has one that cannot be sent",
                            "remove " + Shown.plain(name)
                                    + ", or write its name and value without blanks and line breaks");
        }
    }

    private Values part(String section) {
        return parts.computeIfAbsent(section, name -> new Values(new Part(name + ".", Map.of()), reading));
    }

    private static KeepsakeConfig.Server server(Values top) {
        return new KeepsakeConfig.Server(
                top.get(Settings.HOST, ""),
                top.get(Settings.PORT, 0),
                top.get(Settings.CORS_ORIGINS, List.of()),
                top.get(Settings.SHUTDOWN_GRACE, Duration.ZERO),
                top.get(Settings.CONSOLIDATE_EVERY, Duration.ZERO));
    }

    private static KeepsakeConfig.Jobs jobs(Values part) {
        KeepsakeConfig.Jobs standard = KeepsakeConfig.Jobs.STANDARD;
        KeepsakeConfig.Jobs jobs = new KeepsakeConfig.Jobs(
                part.get(Settings.JOBS_ATTEMPTS, standard.attempts()),
                part.get(Settings.JOBS_CONCURRENCY, standard.concurrency()),
                part.get(Settings.JOBS_FIRST_WAIT, standard.firstWait()),
                part.get(Settings.JOBS_LONGEST_WAIT, standard.longestWait()));
        if (part.sound(Settings.JOBS_FIRST_WAIT, Settings.JOBS_LONGEST_WAIT)
                && jobs.firstWait().compareTo(jobs.longestWait()) > 0) {
            part.problem(
                    part.says(Settings.JOBS_FIRST_WAIT) ? Settings.JOBS_FIRST_WAIT : Settings.JOBS_LONGEST_WAIT,
                    "the first wait, " + Lengths.text(jobs.firstWait()) + ", is longer than the longest, "
                            + Lengths.text(jobs.longestWait()),
                    "make jobs.first-wait the shorter one");
        }
        return jobs;
    }

    private static KeepsakeConfig.ServiceLevels serviceLevels(Values part) {
        KeepsakeConfig.ServiceLevels standard = KeepsakeConfig.ServiceLevels.STANDARD;
        return new KeepsakeConfig.ServiceLevels(
                part.get(Settings.WRITE_P95, standard.writeP95()),
                part.get(Settings.READ_P95, standard.readP95()),
                part.get(Settings.SUCCESS, standard.success()),
                part.get(Settings.WINDOW, standard.window()));
    }

    private static Azure azure(Values part) {
        Secret secret = part.get(Settings.VAULT_CLIENT_SECRET);
        return new Azure(
                null,
                null,
                part.get(Settings.VAULT_TENANT),
                part.get(Settings.VAULT_CLIENT_ID),
                secret == null ? null : secret.value(),
                part.get(Settings.VAULT_AUTHORITY));
    }

    /** Where a value stands among all: as its setting does, and a fallback's values together where fallback is. */
    private static int order(String path) {
        int bracket = path.indexOf('[');
        String setting = bracket < 0 ? path : path.substring(0, bracket);
        return Settings.ofPath(setting).map(Settings.all()::indexOf).orElse(Integer.MAX_VALUE);
    }

    /** Azure's vaults, once it is known how to sign in; the client secret for that cannot lie in one. */
    private static final class LateVault implements SecretSource {

        private static final Duration LONGEST = Duration.ofSeconds(30);

        private SecretSource source;
        private final boolean given;

        LateVault(@Nullable SecretSource source) {
            this.given = source != null;
            this.source = source != null
                    ? source
                    : address -> {
                        throw Unfit.because(
                                "a secret that opens the vault cannot lie in it", "say {env: NAME} or {file: PATH}");
                    };
        }

        void signIn(Egress egress, Values part) {
            Azure azure = azure(part);
            if (given) {
                return;
            }
            if (!part.sound(Settings.in("key-vault").toArray(Setting<?>[]::new))) {
                source = address -> {
                    throw Unfit.asConsequence();
                };
                return;
            }
            KeyVault vault = new KeyVault(new Outgoing(egress, ObservationRegistry.NOOP), azure);
            source = address -> vault.secret(address, Deadline.after(LONGEST));
        }

        @Override
        public String secret(URI address) {
            return source.secret(address);
        }
    }
}
