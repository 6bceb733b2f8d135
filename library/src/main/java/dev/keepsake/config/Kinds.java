package dev.keepsake.config;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ModelPrices;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of single values. {@link ManyKinds} has those of several. */
final class Kinds {

    static final Kind<String> TEXT =
            single("text", Map.of("type", List.of("string", "number")), "a text", text -> text);

    /** The name or number of a machine, without scheme and port. */
    static final Kind<String> HOST = single(
            "text",
            Map.of("type", List.of("string", "number")),
            "a name or an address without scheme and port",
            text -> {
                require(text.matches("[^:/\\s]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%a-z]*]?"));
                return text;
            });

    static final Kind<URI> ADDRESS = new Kind<>(
            "address",
            Kind.Form.ONE,
            Map.of("type", "string", "pattern", "^https?://"),
            (node, reading) -> Addresses.of(word(node, "an address")));

    static final Kind<Path> PATH = new Kind<>(
            "path", Kind.Form.ONE, Map.of("type", "string"), (node, reading) -> path(word(node, "a path"), reading));

    static final Kind<Secret> SECRET =
            new Kind<>("secret", Kind.Form.SECRET, Map.of("$ref", "#/$defs/secret"), Secrets::read);

    static final Kind<Boolean> SWITCH = new Kind<>(
            "on or off",
            Kind.Form.ONE,
            Map.of("enum", List.of("on", "off", true, false)),
            chosen("on or off", List.of("on", "off"), text -> switch (text) {
                case "on", "true" -> true;
                case "off", "false" -> false;
                default -> throw new IllegalArgumentException(text);
            }));

    static final Kind<ModelPrices.Price> PRICE = single(
            "price",
            Map.of("type", "string", "pattern", "^[0-9.]+/[0-9.]+/[0-9.]+$"),
            "a price for a million tokens, read/read from its cache/written,",
            Kinds::price);

    /** What compose files and shells put the value of a variable for. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*[}:]|^\\s*\\$[A-Za-z_][A-Za-z0-9_]*\\s*$");

    private Kinds() {}

    static Kind<Integer> whole(int least, int most) {
        String range = least + " to " + most;
        return single(
                "whole number, " + range,
                Map.of(
                        "type",
                        List.of("integer", "string"),
                        "minimum",
                        least,
                        "maximum",
                        most,
                        "pattern",
                        "^-?[0-9]+$"),
                "a whole number from " + range,
                text -> {
                    int number = Integer.parseInt(text);
                    require(number >= least && number <= most);
                    return number;
                });
    }

    static Kind<Double> number(double least, double most) {
        String range = plain(least) + " to " + plain(most);
        return single(
                "number, " + range,
                Map.of("type", List.of("number", "string"), "minimum", least, "maximum", most, "pattern", "^[0-9.]+$"),
                "a number from " + range,
                text -> {
                    require(text.matches("\\d+(\\.\\d+)?|\\.\\d+"));
                    double number = Double.parseDouble(text);
                    require(number >= least && number <= most);
                    return number;
                });
    }

    /** One of a few words. */
    static <T> Kind<T> choice(String what, Collection<String> words, Function<String, T> parse) {
        return new Kind<>(
                "one of " + String.join(", ", words),
                Kind.Form.ONE,
                Map.of("enum", List.copyOf(words)),
                chosen(what, words, parse));
    }

    private static <T> Kind.Reader<T> chosen(String what, Collection<String> words, Function<String, T> parse) {
        return (node, reading) -> {
            String word = word(node, what);
            try {
                return parse.apply(word);
            } catch (IllegalArgumentException | KeepsakeException unknown) {
                throw Unfit.because(
                        what + " is expected, got " + Shown.quoted(word),
                        Nearest.to(word, words)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("choose one of " + String.join(", ", words)));
            }
        };
    }

    /** Whatever {@code parse} makes of one word. */
    static <T> Kind<T> single(String name, Map<String, Object> schema, String expected, Function<String, T> parse) {
        return new Kind<>(name, Kind.Form.ONE, schema, (node, reading) -> {
            String word = word(node, expected);
            try {
                return parse.apply(word);
            } catch (IllegalArgumentException | KeepsakeException unfit) {
                throw Unfit.because(expected + " is expected, got " + Shown.quoted(word), "");
            }
        });
    }

    /** The one word that a node says. */
    static String word(Node node, String expected) {
        if (node instanceof Node.Text text) {
            if (text.text().isBlank()) {
                throw Unfit.because(expected + " is expected, got nothing", "write a value, or leave the key out");
            }
            if (VARIABLE.matcher(text.text()).find()) {
                throw Unfit.because(
                        expected + " is expected; variables are not put into values here",
                        "leave the key out of the file and set the variable, which wins over the file");
            }
            return text.text().strip();
        }
        throw Unfit.because(
                expected + " is expected, got " + node.form(),
                node instanceof Node.Nothing ? "write a value, or leave the key out" : "write one value");
    }

    static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException();
        }
    }

    private static Path path(String text, Reading reading) {
        try {
            return reading.directory().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw Unfit.because("a path is expected, got " + Shown.quoted(text), "");
        }
    }

    private static ModelPrices.Price price(String text) {
        require(text.matches("\\d{1,9}(\\.\\d{1,9})?(/\\d{1,9}(\\.\\d{1,9})?){2}"));
        String[] parts = text.split("/", -1);
        return new ModelPrices.Price(new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2]));
    }

    private static String plain(double number) {
        return new BigDecimal(String.format(Locale.ROOT, "%.3f", number))
                .stripTrailingZeros()
                .toPlainString();
    }
}
