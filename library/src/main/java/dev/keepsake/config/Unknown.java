package dev.keepsake.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of words that are no settings. */
final class Unknown {

    private Unknown() {}

    /** A key of the file that is none. */
    static void key(String section, String prefix, String key, Where where, Reading reading) {
        List<String> known =
                new ArrayList<>(Settings.in(section).stream().map(Setting::name).toList());
        if (section.isEmpty()) {
            Settings.sections().stream().filter(name -> !name.isEmpty()).forEach(known::add);
        }
        String shown = Shown.plain(key);
        String cure = WrongWords.cure(section, key)
                .or(() -> Nearest.to(WrongWords.kebab(key), known).map(near -> "did you mean " + near + "?"))
                .or(() -> elsewhere(WrongWords.kebab(key)))
                .orElse("known are " + String.join(", ", known));
        String place = section.isEmpty() ? "at the top" : "in the section " + section;
        reading.problem(where, prefix + shown, "there is no such key " + place, cure);
    }

    private static Optional<String> elsewhere(String name) {
        List<String> paths = Settings.all().stream()
                .filter(setting -> setting.name().equals(name))
                .map(Setting::path)
                .toList();
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of("there is " + String.join(", ", paths) + ": is it in the wrong section?");
    }

    /** A variable that begins like ours. */
    static void variable(String name, Reading reading) {
        List<String> known = Stream.concat(
                        Settings.all().stream().map(Setting::variable),
                        Settings.ONE_WORD.stream().map(EnvironmentLayer::ofSection))
                .toList();
        reading.problem(
                Where.variable(name),
                name,
                "there is no such variable",
                Nearest.to(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("unset it; 'keepsake config explain' lists those there are"));
    }

    /** A key of a flag that is none. */
    static void flag(String flag, String key, Reading reading) {
        int dot = key.lastIndexOf('.');
        String section = dot < 0 ? "" : key.substring(0, dot);
        String cure = (Settings.sections().contains(section)
                        ? WrongWords.cure(section, key.substring(dot + 1))
                        : Optional.<String>empty())
                .or(() -> Nearest.to(key, paths()).map(near -> "did you mean " + near + "?"))
                .orElse("'keepsake config explain' lists those there are");
        reading.problem(Where.flag(flag), Shown.plain(key), "there is no such setting", cure);
    }

    /** The whole names of all settings. */
    static List<String> paths() {
        return Settings.all().stream().map(Setting::path).toList();
    }
}
