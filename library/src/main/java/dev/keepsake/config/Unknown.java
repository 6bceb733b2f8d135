package dev.keepsake.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of words that are no settings, and what they probably mean: the whole name of a setting or a section. */
final class Unknown {

    private Unknown() {}

    /** A key of the file that is none. */
    static Optional<String> key(String section, String prefix, String key, Where where, Reading reading) {
        List<String> known =
                new ArrayList<>(Settings.in(section).stream().map(Setting::name).toList());
        if (section.isEmpty()) {
            Settings.sections().stream().filter(name -> !name.isEmpty()).forEach(known::add);
        }
        String word = WrongWords.kebab(key);
        Optional<String> advice = WrongWords.cure(section, key);
        Optional<String> near = Nearest.to(word, known);
        String cure = advice.or(() -> near.map(Unknown::didYouMean))
                .or(() -> elsewhere(word))
                .orElseGet(() -> "known are " + String.join(", ", known));
        String place = section.isEmpty() ? "at the top" : "in the section " + section;
        reading.problem(where, prefix + Shown.plain(key), "there is no such key " + place, cure);
        return advice.isPresent()
                ? WrongWords.meant(section, key)
                : near.map(name -> section.isEmpty() ? name : section + "." + name);
    }

    private static String didYouMean(String word) {
        return "did you mean " + word + "?";
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

    /** A variable that begins like ours; what it probably means is the name of a variable. */
    static Optional<String> variable(String name, Reading reading) {
        Optional<String> near = Nearest.to(name, EnvironmentLayer.known());
        reading.problem(
                Where.variable(name),
                name,
                "there is no such variable",
                near.map(Unknown::didYouMean).orElse("unset it; 'keepsake config explain' lists those there are"));
        return near;
    }

    /** A key of a flag that is none. */
    static Optional<String> flag(String flag, String key, Reading reading) {
        int dot = key.lastIndexOf('.');
        String section = dot < 0 ? "" : key.substring(0, dot);
        String last = key.substring(dot + 1);
        boolean isSection = Settings.sections().contains(section);
        Optional<String> advice = isSection ? WrongWords.cure(section, last) : Optional.empty();
        Optional<String> near = Nearest.to(
                key, Stream.concat(paths().stream(), Settings.ONE_WORD.stream()).toList());
        reading.problem(
                Where.flag(flag),
                Shown.plain(key),
                "there is no such setting",
                advice.or(() -> near.map(Unknown::didYouMean))
                        .orElse("'keepsake config explain' lists those there are"));
        return advice.isPresent() ? WrongWords.meant(section, last) : near;
    }

    /** The whole names of all settings. */
    static List<String> paths() {
        return Settings.all().stream().map(Setting::path).toList();
    }
}
