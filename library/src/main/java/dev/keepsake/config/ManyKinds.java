package dev.keepsake.config;

import dev.keepsake.egress.Egress;
import dev.keepsake.egress.HostPattern;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.error.KeepsakeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of values that are several. Outside a file they are separated by commas. */
final class ManyKinds {

    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s*]+");

    private static Kind<List<Node>> models(String definition) {
        return new Kind<>(
                "models, in order",
                Kind.Form.MODELS,
                Map.of("$ref", "#/$defs/" + definition),
                (node, reading) -> switch (node) {
                    case Node.Many many -> many.items();
                    case Node.Section section -> List.of(section);
                    case Node.Text text -> texts(text);
                    case Node.Nothing nothing -> List.of();
                });
    }

    private static final Map<String, Object> HOSTS_SCHEMA = words("^[^/@]*$");

    /** Web pages by their origins. */
    static final Kind<List<String>> ORIGINS = list(
            "words",
            words("^(\\*|null|[A-Za-z][A-Za-z0-9+.-]*://[^/?#]+)(,.*)?$"),
            ManyKinds::requireOrigin,
            words -> words);

    static final Kind<FetchRules> SOURCES =
            list("hosts, and public", HOSTS_SCHEMA, ManyKinds::requireName, FetchRules::of);

    static final Kind<Egress> HOSTS = new Kind<>(
            "hosts", Kind.Form.LIST, HOSTS_SCHEMA, (node, reading) -> egress(words(node, ManyKinds::requireHost)));

    static final Kind<Map<String, String>> PAIRS = new Kind<>(
            "names and values",
            Kind.Form.PAIRS,
            Map.of(
                    "anyOf",
                    List.of(
                            Map.of("type", "string"),
                            Map.of("type", "object", "additionalProperties", Map.of("$ref", "#/$defs/secret")))),
            ManyKinds::pairs);

    /** The models of a list, not yet read: a word or a section each. */
    static final Kind<List<Node>> CHAT_MODELS = models("chat-models");

    static final Kind<List<Node>> EMBEDDERS = models("embedders");

    private ManyKinds() {}

    /** Words in order, each of which has to pass {@code require}, made into something. */
    private static <T> Kind<T> list(
            String name, Map<String, Object> schema, Consumer<String> require, Function<List<String>, T> parse) {
        return new Kind<>(name, Kind.Form.LIST, schema, (node, reading) -> parse.apply(words(node, require)));
    }

    /** Words of this form in a list, or separated by commas. */
    private static Map<String, Object> words(String pattern) {
        Map<String, Object> word = Map.of("type", "string", "pattern", pattern);
        return Map.of("anyOf", List.of(word, Map.of("type", "array", "items", word)));
    }

    private static Egress egress(List<String> words) {
        return words.equals(List.of("nowhere")) ? Egress.NOWHERE : Egress.only(words);
    }

    /**
     * What a list of hosts with mistakes in it most likely means, so that what it lacks beside them is found too: a word that is an
     * address stands for its host.
     */
    static Egress likely(Node node) {
        List<String> hosts = new ArrayList<>();
        for (Node item : items(node)) {
            String word = item instanceof Node.Text text ? text.text().strip() : "";
            Stream.of(word, word.replaceFirst("^[A-Za-z]+://", "").replaceFirst("[/?#].*", ""))
                    .filter(ManyKinds::isHost)
                    .findFirst()
                    .ifPresent(hosts::add);
        }
        return Egress.only(hosts);
    }

    private static boolean isHost(String word) {
        try {
            requireHost(word);
            return !word.equals("nowhere");
        } catch (Unfit noHost) {
            return false;
        }
    }

    private static void requireOrigin(String word) {
        if (!word.equals("*") && !word.equals("null") && !ORIGIN.matcher(word).matches()) {
            throw Unfit.because(
                    "the origin of a web page is expected, got " + Shown.quoted(word),
                    "write scheme and host as a browser sends them, such as https://app.example.org, with nothing behind;"
                            + " * for all");
        }
    }

    private static void requireName(String word) {
        requireHost(word);
        if (!word.matches("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]")) {
            throw Unfit.because(
                    "the name of a host is expected, got " + Shown.quoted(word),
                    "write each host by its whole name and without a port, such as files.example.org, or public for any");
        }
    }

    private static void requireHost(String word) {
        try {
            HostPattern.of(word);
        } catch (KeepsakeException noHost) {
            throw Unfit.because(
                    "a host is expected, got " + Shown.quoted(word),
                    "write hosts without scheme and path, such as api.openai.com, *.example.org or localhost:11434; nowhere"
                            + " alone closes every way out");
        }
    }

    /** The words of a list; all of those that cannot be meant are named together. */
    private static List<String> words(Node node, Consumer<String> require) {
        List<String> words = new ArrayList<>();
        List<Unfit.Reason> wrong = new ArrayList<>();
        for (Node item : items(node)) {
            try {
                String word = Kinds.word(item, "a word");
                require.accept(word);
                words.add(word);
            } catch (Unfit unfit) {
                wrong.addAll(unfit.at(item.where()));
            }
        }
        if (!wrong.isEmpty()) {
            throw Unfit.because(wrong);
        }
        return words;
    }

    private static List<Node> items(Node node) {
        return switch (node) {
            case Node.Text text -> texts(text);
            case Node.Many many -> many.items();
            case Node.Section section ->
                throw Unfit.because("a list is expected, got " + node.form(), "write [one, two], or one word");
            case Node.Nothing nothing -> List.of();
        };
    }

    private static List<Node> texts(Node.Text text) {
        return split(text.text()).stream()
                .<Node>map(word -> new Node.Text(word, text.where()))
                .toList();
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Map<String, String> pairs(Node node, Reading reading) {
        Map<String, String> pairs = new LinkedHashMap<>();
        List<Unfit.Reason> wrong = new ArrayList<>();
        switch (node) {
            case Node.Section section ->
                section.entries().forEach((name, value) -> {
                    try {
                        pairs.put(name, Secrets.read(value, reading).value());
                    } catch (Unfit unfit) {
                        wrong.addAll(unfit.at(value.where()));
                    }
                });
            case Node.Text text -> {
                for (String pair : split(text.text())) {
                    int equals = pair.indexOf('=');
                    if (equals < 1) {
                        throw Unfit.because("names and values are expected", "write name=value, separated by commas");
                    }
                    pairs.put(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip());
                }
            }
            default ->
                throw Unfit.because(
                        "names and values are expected, got " + node.form(), "write a section: {x-name: value}");
        }
        if (!wrong.isEmpty()) {
            throw Unfit.because(wrong);
        }
        return pairs;
    }
}
