package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that there is to know of a setting, for a person who asks.
 *
 * @param key its whole name
 * @param meaning what it is for
 * @param type what values it takes
 * @param byDefault what holds when nobody says otherwise; empty for nothing
 * @param variable its variable
 * @param providerVariables Mem0's and the providers' own variables for it, and the providers with which each counts
 * @param flag how it is said as a flag
 * @param providers the only providers it is for; empty for all
 * @param example how it is written in the file
 */
public record Explanation(
        String key,
        String meaning,
        String type,
        String byDefault,
        String variable,
        Map<String, List<String>> providerVariables,
        String flag,
        List<String> providers,
        String example) {

    /** The setting of this name: {@code chat.model}, its variable, or its last word where only one ends so. */
    public static Optional<Explanation> of(String name) {
        String word = name.strip()
                .replaceFirst("^--", "")
                .replaceFirst("\\[\\d+]", "")
                .replace("chat.fallback.", "chat.")
                .replace("embedder.others.", "embedder.");
        Optional<Setting<?>> exact = Settings.ofPath(word).or(() -> Settings.ofVariable(word));
        if (exact.isPresent()) {
            return exact.map(Explanation::of);
        }
        List<Setting<?>> ending = Settings.all().stream()
                .filter(setting -> setting.name().equals(word))
                .toList();
        return ending.size() == 1 ? Optional.of(of(ending.getFirst())) : Optional.empty();
    }

    /** The section of a whole name; empty at the top. */
    public static String sectionOf(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? "" : key.substring(0, dot);
    }

    /** Those of a section, or of everything where the name is empty. */
    public static List<Explanation> ofSection(String section) {
        return Settings.all().stream()
                .filter(setting -> section.isEmpty() || setting.section().equals(section))
                .<Explanation>map(Explanation::of)
                .toList();
    }

    /** What was probably meant by a name that is none, best first. */
    public static List<String> near(String name) {
        List<String> near = new ArrayList<>(Settings.all().stream()
                .filter(setting -> setting.name().equals(name))
                .map(Setting::path)
                .toList());
        if (near.isEmpty()) {
            Nearest.to(name, Unknown.paths()).ifPresent(near::add);
        }
        return near;
    }

    private static Explanation of(Setting<?> setting) {
        return new Explanation(
                setting.path(),
                setting.meaning(),
                setting.kind().name(),
                setting.byDefault() == null ? "" : setting.byDefault(),
                setting.variable(),
                ProviderVariables.of(setting),
                "--set " + setting.path() + "=...",
                setting.providers().stream().map(Provider::key).sorted().toList(),
                example(setting));
    }

    private static String example(Setting<?> setting) {
        String value = setting.example();
        if (value.isEmpty()) {
            value = setting.byDefault() == null ? "..." : setting.byDefault();
        }
        return setting.section().isEmpty()
                ? setting.name() + ": " + value
                : setting.section() + ":\n  " + setting.name() + ": " + value;
    }
}
