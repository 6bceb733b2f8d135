package dev.keepsake.config;

import static java.util.Objects.requireNonNullElse;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.provider.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of one part, read by their kinds. What cannot be meant is a problem, and then there is no value. */
final class Values {

    private final Part part;
    private final Reading reading;
    private final Map<String, Node> found = new LinkedHashMap<>();
    private final Map<String, Optional<?>> read = new HashMap<>();
    private final List<Effective> effective = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();

    Values(Part part, Reading reading) {
        this.part = part;
        this.reading = reading;
        found.putAll(part.said());
    }

    /** Takes what a provider's own variable says, where nothing else does. */
    void offer(Setting<?> setting, Node node) {
        found.putIfAbsent(setting.name(), node);
    }

    /** Whether it is said, rightly or wrongly. */
    boolean says(Setting<?> setting) {
        return found.containsKey(setting.name());
    }

    /** Where it is said, or would be. */
    Where where(Setting<?> setting) {
        Node node = found.get(setting.name());
        return node == null ? whole() : node.where();
    }

    /** Where the part begins: the place of the first thing said in it. */
    Where whole() {
        return found.values().stream().findFirst().map(Node::where).orElse(Where.DEFAULT);
    }

    @Nullable
    Node node(Setting<?> setting) {
        return found.get(setting.name());
    }

    String path(Setting<?> setting) {
        return part.prefix() + setting.name();
    }

    /** The value, or the default, or null. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T get(Setting<T> setting) {
        Optional<?> value = read.computeIfAbsent(setting.name(), name -> Optional.ofNullable(fresh(setting)));
        // Put there for this very setting, whose kind made it.
        return ((Optional<T>) value).orElse(null);
    }

    private @Nullable Node said(Setting<?> setting) {
        Node node = found.get(setting.name());
        String byDefault = setting.byDefault();
        return node != null || byDefault == null ? node : new Node.Text(byDefault, Where.DEFAULT);
    }

    private <T> @Nullable T fresh(Setting<T> setting) {
        Node said = said(setting);
        if (said == null) {
            return null;
        }
        try {
            T value = setting.kind().read(said, reading);
            // The parts of a list of models tell of themselves.
            if (setting.kind().form() != Kind.Form.MODELS) {
                effective.add(new Effective(path(setting), text(value), said.where()));
            }
            return value;
        } catch (Unfit unfit) {
            settle(setting);
            unfit.at(said.where())
                    .forEach(reason -> reading.problem(
                            requireNonNullElse(reason.where(), said.where()),
                            path(setting),
                            reason.problem(),
                            reason.cure().isEmpty() ? asExampleShows(setting) : reason.cure()));
            return null;
        }
    }

    private static String asExampleShows(Setting<?> setting) {
        String example = setting.example().isEmpty() ? setting.byDefault() : setting.example();
        return example == null || example.isEmpty() ? "correct the value" : "write it like " + example;
    }

    <T> T get(Setting<T> setting, T otherwise) {
        T value = get(setting);
        return value == null ? otherwise : value;
    }

    /** Says that a value was found by other means than being said. */
    void found(Setting<?> setting, Object value, Where where) {
        effective.add(new Effective(path(setting), text(value), where));
    }

    /** Whether nothing is wrong with it so far, so that others may be measured by it. */
    boolean sound(Setting<?>... settings) {
        return Stream.of(settings).noneMatch(setting -> settled.contains(setting.name()));
    }

    /** Says that a problem with it is told, so that what only follows from that is not. */
    void settle(Setting<?>... settings) {
        Stream.of(settings).forEach(setting -> settled.add(setting.name()));
    }

    /** Says that something is not there, unless it may stand where nobody could read. */
    void missing(Setting<?> setting, Where where, String problem, String cure) {
        settle(setting);
        if (reading.lost().isEmpty()) {
            reading.problem(where, path(setting), problem, cure);
        }
    }

    void problem(Setting<?> setting, String problem, String cure) {
        settle(setting);
        reading.problem(where(setting), path(setting), problem, cure);
    }

    void remark(Setting<?> setting, String remark, String cure) {
        reading.remark(where(setting), path(setting), remark, cure);
    }

    /** What was read, in order of reading. */
    List<Effective> effective() {
        return List.copyOf(effective);
    }

    /** A value as one would write it; secrets are not. */
    static String text(Object value) {
        return switch (value) {
            case Boolean on -> on ? "on" : "off";
            case Duration length -> Lengths.text(length);
            case Provider provider -> provider.key();
            case RerankerKind kind -> kind.key();
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            case ModelPrices.Price price ->
                price.input().toPlainString() + "/" + price.cached().toPlainString() + "/"
                        + price.output().toPlainString();
            case Egress egress -> egress.allowed().isEmpty() ? "nowhere" : joined(egress.allowed());
            case FetchRules fetch ->
                joined(Stream.concat(
                                fetch.anyPublic() ? Stream.of("public") : Stream.of(),
                                fetch.hosts().stream().sorted())
                        .toList());
            case Map<?, ?> pairs -> "(hidden: " + joined(pairs.keySet()) + ")";
            case Collection<?> words -> joined(words);
            case Secret secret -> secret.toString();
            case Path path -> path.toString();
            default ->
                Shown.looksSecret(value.toString()) ? Shown.quoted(value.toString()) : Shown.plain(value.toString());
        };
    }

    private static String joined(Collection<?> words) {
        return words.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
