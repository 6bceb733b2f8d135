package dev.keepsake.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the file. */
final class FileLayer {

    /** The file that is read from the working directory when none is named. */
    static final String FILE = "keepsake.yaml";

    /** The variable that names another file. */
    static final String VARIABLE = "KEEPSAKE_CONFIG";

    private static final long LARGEST = 1L << 20;
    private static final String OLD_FILE = "keepsake.properties";

    private FileLayer() {}

    static Layer read(@Nullable Path named, Reading reading) {
        Layer layer = new Layer();
        Path file = find(named, reading);
        if (file == null) {
            return layer;
        }
        String name = reading.name(file);
        Path whole = reading.directory().resolve(file);
        if (name.endsWith(".properties")) {
            old(name, reading);
            return layer;
        }
        try {
            if (Files.isRegularFile(whole) && Files.size(whole) > LARGEST) {
                reading.problems()
                        .add(new Problem(name, "", "the file is larger than a configuration is", "name another file"));
                return layer;
            }
            Node.Section top = YamlFile.read(Files.readString(whole), name, reading.problems());
            top.entries().forEach((key, node) -> take(key, node, layer, reading));
        } catch (MalformedInputException e) {
            reading.problems().add(new Problem(name, "", "the file is not in UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            String problem = Files.exists(whole) ? "the file cannot be read" : "the file is not there";
            reading.problems()
                    .add(new Problem(
                            name,
                            "",
                            problem,
                            "correct the name in --config or KEEPSAKE_CONFIG, or the file's rights"));
        }
        return layer;
    }

    private static @Nullable Path find(@Nullable Path named, Reading reading) {
        if (named != null) {
            return named;
        }
        String variable = reading.variable(VARIABLE).orElse(null);
        if (variable != null) {
            return Path.of(variable);
        }
        if (Files.exists(reading.directory().resolve(OLD_FILE))) {
            old(OLD_FILE, reading);
        }
        if (Files.exists(reading.directory().resolve("keepsake.yml"))) {
            reading.problems()
                    .add(new Problem("keepsake.yml", "", "the file would not be read", "call it keepsake.yaml"));
        }
        return Files.exists(reading.directory().resolve(FILE)) ? Path.of(FILE) : null;
    }

    private static void old(String name, Reading reading) {
        reading.problems()
                .add(new Problem(
                        name,
                        "",
                        "configuration is YAML now, and this file is not read",
                        "write its lines into keepsake.yaml and remove it: \"port=8888\" becomes \"port: 8888\","
                                + " \"chat-model=X\" becomes \"chat:\" with \"  model: X\" below it"));
    }

    private static void take(String key, Node node, Layer layer, Reading reading) {
        if (key.equals("<<")) {
            reading.problem(node.where(), key, "sections are not merged into others", "write the keys out");
            return;
        }
        Setting<?> top = Settings.ofPath(key)
                .filter(setting -> setting.section().isEmpty())
                .orElse(null);
        if (top != null) {
            put(top, node, layer, reading);
            return;
        }
        if (!Settings.sections().contains(key) || key.isEmpty()) {
            Unknown.key("", "", key, node.where(), reading);
            return;
        }
        switch (node) {
            case Node.Section section ->
                section.entries().forEach((name, value) -> takeIn(key, name, value, layer, reading));
            case Node.Text word when Settings.ONE_WORD.contains(key) -> layer.putWord(key, word, reading);
            case Node.Nothing nothing -> {
                // A section whose lines are all commented out.
            }
            default ->
                reading.problem(
                        node.where(),
                        key,
                        "a section is expected, got " + node.form(),
                        "write its keys in lines of their own, indented: " + names(key));
        }
    }

    private static void takeIn(String section, String name, Node value, Layer layer, Reading reading) {
        Setting<?> setting = Settings.ofPath(section + "." + name).orElse(null);
        if (setting == null) {
            Unknown.key(section, section + ".", name, value.where(), reading);
        } else {
            put(setting, value, layer, reading);
        }
    }

    private static void put(Setting<?> setting, Node node, Layer layer, Reading reading) {
        if (node instanceof Node.Nothing && setting.kind().form() != Kind.Form.LIST) {
            reading.problem(node.where(), setting.path(), "nothing is said", "write a value, or leave the line out");
            return;
        }
        layer.put(setting, node, reading);
    }

    private static String names(String section) {
        List<String> names = Settings.in(section).stream().map(Setting::name).toList();
        return String.join(", ", names.subList(0, Math.min(6, names.size()))) + (names.size() > 6 ? ", ..." : "");
    }
}
