package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said in one section, all places taken together.
 *
 * @param prefix before its keys in whole names: {@code chat.}, {@code chat.fallback[0].}, or nothing at the top
 * @param said what counts, by key
 */
record Part(String prefix, Map<String, Node> said) {

    /**
     * Puts the places together, the strongest last. Where a stronger one chooses another provider, what a weaker one says of its own
     * provider is left out whole: its key is not for strangers.
     */
    static Part of(String section, List<Layer> layers, Reading reading) {
        Map<String, Node> said = new LinkedHashMap<>();
        boolean ofProvider = Settings.ONE_WORD.contains(section);
        String prefix = section.isEmpty() ? "" : section + ".";
        for (Layer layer : layers.reversed()) {
            Map<String, Node> here = layer.section(section);
            Node chosen = said.get("provider");
            Node own = here.get("provider");
            boolean stranger = false;
            if (ofProvider && chosen != null && own != null && !same(word(chosen), word(own))) {
                stranger = true;
                reading.remark(
                        own.where(),
                        prefix + "provider",
                        "this section is for " + Shown.plain(word(own)) + ", and " + chosen.where() + " chooses "
                                + Shown.plain(word(chosen)) + ": what it says of " + Shown.plain(word(own))
                                + " is left out",
                        "nothing to do when that is meant");
            }
            for (Map.Entry<String, Node> entry : here.entrySet()) {
                if (!stranger || ModelWords.OF_NO_PROVIDER.contains(entry.getKey())) {
                    said.putIfAbsent(entry.getKey(), entry.getValue());
                }
            }
        }
        for (Layer layer : layers.reversed()) {
            layer.guesses().section(section).forEach(said::putIfAbsent);
        }
        return new Part(prefix, said);
    }

    /** The same provider, whichever of its names and spellings stands there. */
    private static boolean same(String one, String other) {
        return one.equals(other)
                || Provider.named(one)
                        .map(provider -> Provider.named(other).equals(Optional.of(provider)))
                        .orElse(false);
    }

    private static String word(Node node) {
        return node instanceof Node.Text text ? text.text() : "";
    }
}
