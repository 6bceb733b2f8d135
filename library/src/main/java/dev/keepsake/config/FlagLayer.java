package dev.keepsake.config;

import dev.keepsake.config.ConfigSources.Flag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a command line or a builder says. */
final class FlagLayer {

    private FlagLayer() {}

    static Layer ofFlags(List<Flag> flags, Reading reading) {
        Layer layer = new Layer();
        flags.forEach(flag -> take(
                flag.name(), flag.key(), new Node.Text(flag.value().strip(), Where.flag(flag.name())), layer, reading));
        return layer;
    }

    static Layer ofBuilder(Map<String, Object> built, Reading reading) {
        Layer layer = new Layer();
        built.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Where where = new Where(Where.Place.BUILDER, entry.getKey(), 0);
            take(entry.getKey(), entry.getKey(), node(entry.getValue(), where), layer, reading);
        });
        return layer;
    }

    private static void take(String name, String key, Node value, Layer layer, Reading reading) {
        Optional<Setting<?>> setting = Settings.ofPath(key);
        if (setting.isPresent()) {
            layer.put(setting.get(), value, reading);
        } else if (Settings.ONE_WORD.contains(key) && value instanceof Node.Text word) {
            layer.putWord(key, word, reading);
        } else {
            Unknown.flag(name, key, reading)
                    .filter(meant -> !meant.equals(key))
                    .ifPresent(meant -> take(name, meant, value, layer.guesses(), reading));
        }
    }

    private static Node node(Object value, Where where) {
        return switch (value) {
            case List<?> list -> {
                List<Node> items = new ArrayList<>();
                list.forEach(item -> items.add(node(item, where)));
                yield new Node.Many(items, where);
            }
            case Map<?, ?> map -> {
                Map<String, Node> entries = new LinkedHashMap<>();
                map.forEach((key, item) -> entries.put(String.valueOf(key), node(item, where)));
                yield new Node.Section(entries, where);
            }
            default -> new Node.Text(value.toString(), where);
        };
    }
}
