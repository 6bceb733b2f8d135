package dev.keepsake.config;

import dev.keepsake.egress.Egress;
import dev.keepsake.egress.HostPattern;
import dev.keepsake.error.KeepsakeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The kinds of values that are several. Outside a file they are separated by commas. */
final class ManyKinds {

    private static Kind<List<Node>> models(String definition) {
        return new Kind<>(
                "models, in order",
                Kind.Form.MODELS,
                Map.of("$ref", "#/$defs/" + definition),
                (node, reading) -> switch (node) {
                    case Node.Many many -> many.items();
                    case Node.Section section -> List.of(section);
                    case Node.Text text ->
                        split(text.text()).stream()
                                .<Node>map(word -> new Node.Text(word, text.where()))
                                .toList();
                    case Node.Nothing nothing -> List.of();
                });
    }

    private static final Map<String, Object> WORDS_SCHEMA = Map.of(
            "anyOf", List.of(Map.of("type", "string"), Map.of("type", "array", "items", Map.of("type", "string"))));

    static final Kind<List<String>> WORDS = list("words", words -> words);

    static final Kind<Egress> HOSTS = list("hosts", words -> {
        if (words.equals(List.of("nowhere"))) {
            return Egress.NOWHERE;
        }
        words.forEach(ManyKinds::requireHost);
        return Egress.only(words);
    });

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

    /** Words in order, made into something. */
    static <T> Kind<T> list(String name, Function<List<String>, T> parse) {
        return new Kind<>(name, Kind.Form.LIST, WORDS_SCHEMA, (node, reading) -> parse.apply(words(node)));
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

    private static List<String> words(Node node) {
        return switch (node) {
            case Node.Text text -> split(text.text());
            case Node.Many many -> {
                List<String> words = new ArrayList<>();
                many.items().forEach(item -> words.add(Kinds.word(item, "a word")));
                yield words;
            }
            case Node.Section section ->
                throw Unfit.because("a list is expected, got " + node.form(), "write [one, two], or one word");
            case Node.Nothing nothing -> List.of();
        };
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Map<String, String> pairs(Node node, Reading reading) {
        Map<String, String> pairs = new LinkedHashMap<>();
        switch (node) {
            case Node.Section section ->
                section.entries()
                        .forEach((name, value) ->
                                pairs.put(name, Secrets.read(value, reading).value()));
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
        return pairs;
    }
}
