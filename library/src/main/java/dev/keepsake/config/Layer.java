package dev.keepsake.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one place says, section by section; only keys that exist. */
final class Layer {

    private final Map<String, Map<String, Node>> sections = new LinkedHashMap<>();
    private final @Nullable Layer guesses;

    Layer() {
        this(new Layer(null));
    }

    private Layer(@Nullable Layer guesses) {
        this.guesses = guesses;
    }

    /**
     * What is probably meant by words that there are not. It is read like the rest, so that one look finds what is wrong there too, and
     * nothing that stands in its place is taken to be missing; whatever is said in the right words beats it.
     */
    Layer guesses() {
        return guesses == null ? this : guesses;
    }

    /** Keeps what is said of a setting; saying it twice in one place in different words is a problem. */
    void put(Setting<?> setting, Node node, Reading reading) {
        put(setting.section(), setting.name(), setting.path(), node, reading);
    }

    /** Keeps a section that is given as one word. */
    void putWord(String section, Node.Text word, Reading reading) {
        OneWord.expand(section, word).forEach((name, node) -> put(section, name, section + "." + name, node, reading));
    }

    private void put(String section, String name, String path, Node node, Reading reading) {
        Node earlier =
                sections.computeIfAbsent(section, key -> new LinkedHashMap<>()).putIfAbsent(name, node);
        if (earlier != null && guesses != null && !same(earlier, node)) {
            reading.problem(
                    node.where(),
                    path,
                    "it is also said by " + earlier.where() + ", and differently",
                    "keep one of the two");
        }
    }

    private static boolean same(Node one, Node other) {
        return one instanceof Node.Text first
                && other instanceof Node.Text second
                && first.text().equals(second.text());
    }

    Map<String, Node> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }
}
