package dev.keepsake.config;

import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.RerankerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the section reranker, with the variables of its provider. */
final class RerankerSection {

    private static final Set<RerankerKind> AT_PROVIDERS =
            EnumSet.of(RerankerKind.COHERE, RerankerKind.JINA, RerankerKind.VOYAGE, RerankerKind.CHAT);

    /** Who has a use for what not everybody has. */
    private static final Map<Setting<?>, Set<RerankerKind>> ONLY_FOR = Map.of(
            Settings.RERANKER_PATH, EnumSet.of(RerankerKind.ONNX),
            Settings.RERANKER_URL, AT_PROVIDERS,
            Settings.RERANKER_KEY, AT_PROVIDERS);

    private final Values values;
    private final Reading reading;

    private RerankerSection(Values values, Reading reading) {
        this.values = values;
        this.reading = reading;
    }

    static RerankerSettings read(Values values, EgressChecks egress) {
        RerankerSettings settings = new RerankerSection(values, egress.reading()).settings();
        egress.reranker(settings, values);
        return settings;
    }

    private RerankerSettings settings() {
        RerankerKind kind = values.get(Settings.RERANKER_PROVIDER, RerankerKind.NONE);
        boolean known = values.says(Settings.RERANKER_PROVIDER) && values.sound(Settings.RERANKER_PROVIDER);
        if (known) {
            ONLY_FOR.forEach((setting, kinds) -> requireUse(setting, kinds, kind));
            takeVariable(kind);
        }
        Secret key = values.get(Settings.RERANKER_KEY);
        RerankerSettings settings = new RerankerSettings(
                kind,
                values.get(Settings.RERANKER_MODEL, ""),
                values.get(Settings.RERANKER_PATH),
                values.get(Settings.RERANKER_URL),
                key == null ? null : key.value());
        if (known) {
            needs(settings);
        } else if (values.sound(Settings.RERANKER_PROVIDER)) {
            requireProvider();
        }
        return settings;
    }

    private void requireUse(Setting<?> setting, Set<RerankerKind> kinds, RerankerKind kind) {
        if (values.says(setting) && kind != RerankerKind.NONE && !kinds.contains(kind)) {
            values.problem(
                    setting,
                    "it is for "
                            + String.join(
                                    ", ", kinds.stream().map(RerankerKind::key).toList())
                            + ", and the provider is " + kind.key(),
                    "leave it out, or choose that provider");
        }
    }

    private void takeVariable(RerankerKind kind) {
        if (values.says(Settings.RERANKER_KEY)) {
            return;
        }
        ProviderVariables.ofReranker(kind.key()).stream()
                .filter(name -> reading.variable(name).isPresent())
                .findFirst()
                .ifPresent(name -> values.offer(
                        Settings.RERANKER_KEY,
                        new Node.Text(reading.variable(name).orElse("").strip(), Where.providerVariable(name))));
    }

    private void requireProvider() {
        Stream.of(Settings.RERANKER_MODEL, Settings.RERANKER_PATH, Settings.RERANKER_URL, Settings.RERANKER_KEY)
                .filter(values::says)
                .findFirst()
                .ifPresent(said -> values.missing(
                        Settings.RERANKER_PROVIDER,
                        values.where(said),
                        "it is missing: whose reranker this is cannot be told",
                        "add provider, one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(RerankerKind.values())
                                                .map(RerankerKind::key)
                                                .toList())));
    }

    /** What each kind has to be told. */
    private void needs(RerankerSettings settings) {
        RerankerKind kind = settings.kind();
        switch (kind) {
            case NONE -> {}
            case ONNX -> folder(settings.path());
            case COHERE, JINA -> {
                need(Settings.RERANKER_MODEL, kind);
                if (!values.says(Settings.RERANKER_URL)) {
                    need(Settings.RERANKER_KEY, kind);
                }
            }
            case VOYAGE -> {
                need(Settings.RERANKER_MODEL, kind);
                need(Settings.RERANKER_KEY, kind);
            }
            case CHAT -> {
                need(Settings.RERANKER_MODEL, kind);
                need(Settings.RERANKER_URL, kind);
            }
        }
    }

    private void folder(@Nullable Path folder) {
        need(Settings.RERANKER_PATH, RerankerKind.ONNX);
        if (folder == null) {
            return;
        }
        List<String> absent = Stream.of("model.onnx", "tokenizer.json")
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (!absent.isEmpty()) {
            values.problem(
                    Settings.RERANKER_PATH,
                    "there is no " + String.join(" and no ", absent) + " in this folder",
                    "name the folder to which a cross-encoder was exported as ONNX");
        }
    }

    private void need(Setting<?> setting, RerankerKind kind) {
        if (values.says(setting)) {
            return;
        }
        List<String> variables =
                setting.equals(Settings.RERANKER_KEY) ? ProviderVariables.ofReranker(kind.key()) : List.of();
        values.missing(
                setting,
                values.where(Settings.RERANKER_PROVIDER),
                "it is missing, and the reranker " + kind.key() + " needs it",
                "say " + setting.path() + (variables.isEmpty() ? "" : ", or set " + String.join(" or ", variables)));
    }
}
