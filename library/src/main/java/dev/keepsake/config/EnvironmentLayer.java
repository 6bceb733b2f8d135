package dev.keepsake.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
                .forEach(entry -> take(entry.getKey(), entry.getValue(), layer, reading));
        return layer;
    }

    private static boolean fromOutside(Map.Entry<String, String> entry) {
        return OF_KUBERNETES.matcher(entry.getKey()).matches()
                || entry.getValue().startsWith("tcp://");
    }

    private static void take(String name, String value, Layer layer, Reading reading) {
        Node.Text word = new Node.Text(value.strip(), Where.variable(name));
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
        } else {
            Unknown.variable(name, reading);
        }
    }

    /** The variable of a section that is given as one word. */
    static String ofSection(String section) {
        return PREFIX + section.toUpperCase(Locale.ROOT);
    }
}
