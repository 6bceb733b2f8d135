package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        Optional<Setting<?>> exact = Settings.ofPath(word)
                .or(() -> Settings.ofVariable(word))
                .or(() -> Settings.ofVariable(word.replaceFirst("_FILE$", ""))
                        .filter(setting -> setting.kind().form() == Kind.Form.SECRET));
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
        String section = sectionOf(name);
        String last = section.isEmpty() ? name : name.substring(section.length() + 1);
        return Stream.<Supplier<List<String>>>of(
                        () -> where(setting -> setting.name().equals(name)),
                        () -> where(setting -> ProviderVariables.of(setting).containsKey(name)),
                        () -> WrongWords.meant(section, last).stream().toList(),
                        () -> Nearest.to(name, places()).stream().toList(),
                        () -> Nearest.to(WrongWords.kebab(name), names())
                                .map(word -> where(setting -> setting.name().equals(word)))
                                .orElse(List.of()))
                .map(Supplier::get)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> where(Predicate<Setting<?>> fits) {
        return Settings.all().stream().filter(fits).map(Setting::path).toList();
    }

    private static List<String> places() {
        return Stream.of(
                        Unknown.paths().stream(),
                        Settings.sections().stream().filter(section -> !section.isEmpty()),
                        Settings.all().stream().map(Setting::variable))
                .flatMap(words -> words)
                .toList();
    }

    private static List<String> names() {
        return Settings.all().stream().map(Setting::name).distinct().toList();
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
