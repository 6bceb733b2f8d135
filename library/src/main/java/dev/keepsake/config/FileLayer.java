package dev.keepsake.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the file. */
final class FileLayer {

    /** The file that is read from the working directory when none is named. */
    static final String FILE = "keepsake.yaml";

    /** The variable that names another file. */
    static final String VARIABLE = "KEEPSAKE_CONFIG";

    private static final int LARGEST = 1 << 20;
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
        text(whole, name, reading)
                .ifPresent(text -> YamlFile.read(text, name, reading)
                        .entries()
                        .forEach((key, node) -> take(key, node, layer, reading)));
        return layer;
    }

    private static Optional<String> text(Path file, String name, Reading reading) {
        // A pipe has no size, so what is read is counted.
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] read = bytes.readNBytes(LARGEST + 1);
            if (read.length <= LARGEST) {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(read))
                        .toString());
            }
            lost(name, "the file is larger than a configuration is", "name another file", reading);
        } catch (CharacterCodingException e) {
            lost(name, "the file is not in UTF-8", "save it as UTF-8", reading);
        } catch (IOException e) {
            String problem = "the file is not there";
            if (Files.isDirectory(file)) {
                problem = "it is a directory, and a file is expected";
            } else if (Files.exists(file)) {
                problem = "the file cannot be read";
            }
            lost(name, problem, "correct the name in --config or KEEPSAKE_CONFIG, or the file's rights", reading);
        }
        return Optional.empty();
    }

    private static void lost(String name, String problem, String cure, Reading reading) {
        reading.problems().add(new Problem(name, "", problem, cure));
        reading.lost().add(name);
    }

    private static @Nullable Path find(@Nullable Path named, Reading reading) {
        if (named != null) {
            return named;
        }
        String variable = reading.variable(VARIABLE).orElse(null);
        if (variable != null) {
            return Path.of(variable.strip());
        }
        if (Files.exists(reading.directory().resolve(OLD_FILE))) {
            old(OLD_FILE, reading);
        }
        if (Files.exists(reading.directory().resolve("keepsake.yml"))) {
            lost("keepsake.yml", "the file would not be read", "call it keepsake.yaml", reading);
        }
        return Files.exists(reading.directory().resolve(FILE)) ? Path.of(FILE) : null;
    }

    private static void old(String name, Reading reading) {
        lost(
                name,
                "configuration is YAML now, and this file is not read",
                "write its lines into keepsake.yaml and remove it: \"port=8888\" becomes \"port: 8888\","
                        + " \"chat-model=X\" becomes \"chat:\" with \"  model: X\" below it",
                reading);
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
            Unknown.key("", "", key, node.where(), reading)
                    .ifPresent(meant -> guess(meant, node, layer.guesses(), reading));
            return;
        }
        switch (node) {
            case Node.Section section -> takeAll(key, section, layer, reading);
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

    private static void takeAll(String section, Node.Section keys, Layer layer, Reading reading) {
        keys.entries().forEach((name, value) -> takeIn(section, name, value, layer, reading));
    }

    private static void takeIn(String section, String name, Node value, Layer layer, Reading reading) {
        Setting<?> setting = Settings.ofPath(section + "." + name).orElse(null);
        if (setting != null) {
            put(setting, value, layer, reading);
            return;
        }
        Optional<String> meant = Unknown.key(section, section + ".", name, value.where(), reading);
        if (Settings.ONE_WORD.contains(section) && WrongWords.isLevel(name) && value instanceof Node.Section keys) {
            takeAll(section, keys, layer.guesses(), reading);
        } else {
            meant.ifPresent(path -> guess(path, value, layer.guesses(), reading));
        }
    }

    /** Reads what stands at a word that there is not as if it stood at the one that is meant. */
    private static void guess(String meant, Node node, Layer guesses, Reading reading) {
        Setting<?> setting = Settings.ofPath(meant).orElse(null);
        if (node instanceof Node.Nothing) {
            return;
        }
        if (setting == null) {
            take(meant, node, guesses, reading);
        } else {
            guesses.put(setting, node, reading);
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
