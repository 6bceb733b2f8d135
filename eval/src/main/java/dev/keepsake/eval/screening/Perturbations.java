package dev.keepsake.eval.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of a fact that is supported some that are not, by one change each. */
final class Perturbations {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    /** A name behind the first word, which has a capital letter anyway. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L},] )(?!User|Nutzer|Frau|Hund)\\p{Lu}\\p{Ll}{2,}");

    private static final Pattern AFFIRMED =
            Pattern.compile(" (is|has|lives|works|takes|speaks|drives|runs|teaches|keeps|sings|studies) ");

    private Perturbations() {}

    /** By the kind of the change, the fact after it; kinds that do not apply are missing. */
    static Map<String, String> of(ScreeningSets.Good good, List<ScreeningSets.Good> all) {
        Map<String, String> changed = new LinkedHashMap<>();
        List<ScreeningSets.Good> others = all.stream()
                .filter(other -> other.language().equals(good.language()) && !other.equals(good))
                .toList();
        if (!others.isEmpty()) {
            int place = Math.floorMod(good.fact().hashCode(), others.size());
            changed.put("said in another conversation", others.get(place).fact());
        }
        Matcher number = NUMBER.matcher(good.fact());
        if (number.find()) {
            changed.put("another number", number.replaceFirst(String.valueOf(Long.parseLong(number.group()) + 7)));
        }
        Matcher name = NAME.matcher(good.fact());
        if (name.find() && !good.language().equals("de")) {
            changed.put("another name", name.replaceFirst("Zebulon"));
        }
        Matcher affirmed = AFFIRMED.matcher(good.fact());
        if (good.language().equals("en") && affirmed.find() && !good.fact().contains(" not ")) {
            changed.put("the contrary", affirmed.replaceFirst(" never $1 "));
        }
        return changed;
    }
}
