package dev.keepsake.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the variables that begin like ours. */
final class EnvironmentLayer {

    private static final String PREFIX = "KEEPSAKE_";
    private static final String FILE_SUFFIX = "_FILE";

    /** Read by the start script and by the reader of the file, not settings of their own. */
    private static final Set<String> OTHERS = Set.of("KEEPSAKE_JAVA_OPTS", FileLayer.VARIABLE);

    /** Set by Kubernetes in every pod beside a service whose name begins with keepsake. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("KEEPSAKE_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");

    private EnvironmentLayer() {}

    static Layer read(Reading reading) {
        Layer layer = new Layer();
        reading.environment().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX) && !OTHERS.contains(entry.getKey()))
                // "KEEPSAKE_URL=" is how compose files say that a variable is not set.
                .filter(entry -> !entry.getValue().isBlank() && !fromOutside(entry))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> take(
                        entry.getKey(),
                        new Node.Text(entry.getValue().strip(), Where.variable(entry.getKey())),
                        layer,
                        reading));
        reading.environment().keySet().stream()
                .filter(name -> !name.startsWith(PREFIX))
                .sorted()
                .forEach(name -> remarkOn(name, reading));
        return layer;
    }

    private static boolean fromOutside(Map.Entry<String, String> entry) {
        return OF_KUBERNETES.matcher(entry.getKey()).matches()
                || entry.getValue().startsWith("tcp://");
    }

    /** A variable that only just does not begin like ours. */
    private static void remarkOn(String name, Reading reading) {
        if (!name.toUpperCase(Locale.ROOT).startsWith("KEEP")
                || reading.variable(name).isEmpty()) {
            return;
        }
        Nearest.to(name, known())
                .ifPresent(near ->
                        reading.remark(Where.variable(name), name, "it is not read", "did you mean " + near + "?"));
    }

    /** The names of all variables of our own that say something. */
    static List<String> known() {
        return Stream.of(
                        Settings.all().stream().map(Setting::variable),
                        Settings.all().stream()
                                .filter(setting -> setting.kind().form() == Kind.Form.SECRET)
                                .map(setting -> setting.variable() + FILE_SUFFIX),
                        Settings.ONE_WORD.stream().map(EnvironmentLayer::ofSection),
                        OTHERS.stream())
                .flatMap(names -> names)
                .toList();
    }

    private static void take(String name, Node.Text word, Layer layer, Reading reading) {
        Optional<Setting<?>> setting = Settings.ofVariable(name);
        Optional<Setting<?>> inFile = name.endsWith(FILE_SUFFIX)
                ? Settings.ofVariable(name.substring(0, name.length() - FILE_SUFFIX.length()))
                : Optional.empty();
        Optional<String> section = Settings.ONE_WORD.stream()
                .filter(one -> ofSection(one).equals(name))
                .findFirst();
        if (setting.isPresent()) {
            layer.put(setting.get(), word, reading);
        } else if (section.isPresent()) {
            layer.putWord(section.get(), word, reading);
        } else if (inFile.isPresent() && inFile.get().kind().form() == Kind.Form.SECRET) {
            Map<String, Node> reference = Map.of("file", word);
            layer.put(inFile.get(), new Node.Section(reference, word.where()), reading);
        } else if (inFile.isPresent()) {
            reading.problem(
                    word.where(),
                    name,
                    "there is no such variable: only secrets can lie in files",
                    "say it in " + inFile.get().variable());
        } else {
            Unknown.variable(name, reading).ifPresent(meant -> guess(meant, word, layer.guesses(), reading));
        }
    }

    private static void guess(String meant, Node.Text word, Layer guesses, Reading reading) {
        if (meant.equals(FileLayer.VARIABLE)) {
            reading.lost().add(Shown.plain(word.text()));
        } else if (!OTHERS.contains(meant)) {
            take(meant, word, guesses, reading);
        }
    }

    /** The variable of a section that is given as one word. */
    static String ofSection(String section) {
        return PREFIX + section.toUpperCase(Locale.ROOT);
    }
}
