package dev.keepsake.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML into nodes that know their lines. Types are not YAML's business here: {@code port: 8888} and
 * {@code port: "8888"} are the same. Size, depth and what anchors may blow up are bounded.
 */
final class YamlFile {

    private static final int MOST_CHARACTERS = 1 << 18;
    private static final int MOST_NODES = 5_000;
    private static final int DEEPEST = 12;

    private final String name;
    private final Reading reading;
    private final List<Problem> problems;
    private int nodes;

    private YamlFile(String name, Reading reading) {
        this.name = name;
        this.reading = reading;
        this.problems = reading.problems();
    }

    /**
     * What the text says, as far as it can be read.
     *
     * @param name how to call the file
     * @param reading told of what cannot be read
     */
    static Node.Section read(String text, String name, Reading reading) {
        YamlFile file = new YamlFile(name, reading);
        Node.Section nothing = new Node.Section(Map.of(), Where.file(name, 1));
        try {
            return file.top(text).orElse(nothing);
        } catch (MarkedYamlEngineException broken) {
            file.syntax(text, broken);
        } catch (YamlEngineException | TooMuch broken) {
            reading.lost().add(name);
            reading.problems()
                    .add(new Problem(
                            name,
                            "",
                            "the file is larger, deeper or more often repeated than a configuration is",
                            "keep it below " + MOST_CHARACTERS + " characters, and with every anchor written out below "
                                    + MOST_NODES + " values and " + DEEPEST + " levels"));
        }
        return nothing;
    }

    private Optional<Node.Section> top(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MOST_CHARACTERS)
                .setMaxAliasesForCollections(50)
                .build();
        requireShallow(text, settings);
        Optional<org.snakeyaml.engine.v2.nodes.Node> composed = new Compose(settings).composeString(text);
        if (composed.isEmpty()) {
            return Optional.empty();
        }
        Node node = node(composed.get(), 0);
        if (node instanceof Node.Section section) {
            return Optional.of(section);
        }
        if (!(node instanceof Node.Nothing)) {
            problems.add(new Problem(
                    node.where().toString(),
                    "",
                    "keys and values are expected, such as \"port: 8888\", not " + node.form(),
                    "see docs/configuration.md, or print an example with 'keepsake config explain chat'"));
        }
        return Optional.empty();
    }

    /** Events come one after the other, however deep they lie; nodes are made by recursion, which a deep file would break off. */
    private static void requireShallow(String text, LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST + 1) {
                throw new TooMuch();
            }
        }
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node read, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new TooMuch();
        }
        Where where = Where.file(name, line(read.getStartMark()));
        return switch (read) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> new Node.Nothing(where);
            case ScalarNode scalar -> new Node.Text(scalar.getValue(), where);
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(node(item, depth + 1)));
                yield new Node.Many(items, where);
            }
            case MappingNode mapping -> section(mapping, where, depth);
            default -> throw new TooMuch();
        };
    }

    private Node.Section section(MappingNode mapping, Where where, int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = line(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(new Problem(
                        name + ":" + line,
                        "",
                        "a key is a word, not a list or a section",
                        "write the key as one word"));
                continue;
            }
            Integer earlier = lines.putIfAbsent(key.getValue(), line);
            if (earlier != null) {
                problems.add(new Problem(
                        name + ":" + line,
                        Shown.plain(key.getValue()),
                        "the key is said twice, first in line " + earlier,
                        "keep one of them"));
                entries.computeIfPresent(
                        key.getValue(), (same, first) -> both(first, node(tuple.getValueNode(), depth + 1)));
                continue;
            }
            // A value in the lines below belongs to its key for whoever looks for it.
            entries.put(key.getValue(), node(tuple.getValueNode(), depth + 1).at(Where.file(name, line)));
        }
        return new Node.Section(entries, where);
    }

    /** A section that is begun twice, with the keys of both, so that what is wrong in the second one is found as well. */
    private static Node both(Node first, Node second) {
        if (first instanceof Node.Section one && second instanceof Node.Section other) {
            Map<String, Node> entries = new LinkedHashMap<>(one.entries());
            other.entries().forEach(entries::putIfAbsent);
            return new Node.Section(entries, one.where());
        }
        return first;
    }

    private void syntax(String text, MarkedYamlEngineException broken) {
        reading.lost().add(name);
        boolean atEnd = String.valueOf(broken.getProblem()).startsWith("found unexpected end of stream");
        // What is not closed is found at the end, and has to be looked for where it was opened.
        Optional<Mark> mark = atEnd
                ? broken.getContextMark().or(broken::getProblemMark)
                : broken.getProblemMark().or(broken::getContextMark);
        int line = line(mark);
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        problems.add(new Problem(
                name + ":" + line + ":" + column,
                "",
                "this is no YAML: " + Shown.plain(reason(broken)),
                advice(text, line)));
    }

    /** What the parser says, without the word of the file that it may quote at the end. */
    private static String reason(MarkedYamlEngineException broken) {
        String said = String.valueOf(broken.getProblem());
        if (said.startsWith("found undefined alias")) {
            return "found an alias (*) of no anchor";
        }
        if (said.startsWith("found unexpected end of stream")) {
            return "what begins here is never closed";
        }
        return said.startsWith("but found another document")
                ? "there is a second document behind ---"
                : said.replaceFirst("\\. \\(.*", "");
    }

    private static String advice(String text, int line) {
        List<String> lines = text.lines().toList();
        String at = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
        if (at.contains("\t")) {
            return "indent with blanks, never with tabs";
        }
        if (at.startsWith("---")) {
            return "keep one document in the file";
        }
        if (at.matches(".*:\\s*[*&!%@`].*")) {
            return "put the value into quotation marks: it begins with a sign that YAML keeps for itself";
        }
        if (at.matches(".*:\\S.*:\\s.*|.*: .*: .*")) {
            return "put the value into quotation marks: it contains a colon and a blank";
        }
        return "check the indentation, colons and quotation marks of this line and the one above";
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    /** More than any configuration has. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("too much", null, false, false);
        }
    }
}
