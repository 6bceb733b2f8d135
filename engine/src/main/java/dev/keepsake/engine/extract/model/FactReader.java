package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Categories;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Verdict;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes facts of the entries of a reply to the instructions {@code reconcile}. What an entry gets wrong is reported or left out. */
final class FactReader {

    private static final int LONGEST_REASON = 60;
    private static final String REPLACED = "a newer statement says otherwise";

    private final Window window;
    private final ShownMemories shown;
    private final List<Category> categories;
    private final Findings findings;

    FactReader(Window window, ShownMemories shown, Guidance guidance, Findings findings) {
        this.window = window;
        this.shown = shown;
        this.categories = guidance.categories().isEmpty() ? Categories.DEFAULT : guidance.categories();
        this.findings = findings;
    }

    void read(JsonNode item) {
        Fields fields = new Fields(item);
        String text = item.isString() ? item.stringValue().strip() : fields.text("text");
        if (text.isEmpty()) {
            findings.leave(null, Cause.UNREADABLE, "The chat model gave a fact without a text");
            return;
        }
        List<Piece> cited = cited(fields);
        if (cited.isEmpty()) {
            findings.leave(null, Cause.UNSUPPORTED, "The chat model names no turn that says this fact");
            return;
        }
        Turn speaker = Speakers.of(fields.text("by"), cited);
        findings.add(new Fact(
                text,
                new Attribution(speaker.role(), speaker.name()),
                Since.read(fields.text("since"), speaker.time()),
                SourceFinder.of(cited, fields.text("quote")),
                nature(fields, speaker),
                verdict(fields, speaker.id()),
                relations(fields)));
    }

    private List<Piece> cited(Fields fields) {
        return fields.numbers("turns").stream()
                .distinct()
                .sorted()
                .map(window::numbered)
                .flatMap(Optional::stream)
                .toList();
    }

    private Nature nature(Fields fields, Turn speaker) {
        Trust trust = Trust.OWN;
        if (speaker.role() == Role.TOOL) {
            trust = Trust.QUOTED;
        } else if (Speakers.isOther(fields.text("by"), speaker)) {
            trust = Trust.REPORTED;
        }
        return new Nature(
                FactKind.ofKey(fields.text("kind").toLowerCase(Locale.ROOT)).orElse(FactKind.OTHER),
                trust,
                categories(fields));
    }

    private List<String> categories(Fields fields) {
        Set<String> named = fields.texts("categories").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return categories.stream()
                .map(Category::name)
                .filter(name -> named.contains(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private Verdict verdict(Fields fields, TurnId turn) {
        String word = fields.text("verdict").toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals("new")) {
            return new Verdict.New();
        }
        List<MemoryId> ids = ids(fields, turn);
        if (!Set.of("same", "refines", "supersedes", "contradicts").contains(word)) {
            findings.leave(turn, Cause.UNREADABLE, "The chat model gave an unknown verdict; the fact counts as new");
            return new Verdict.New();
        }
        if (ids.isEmpty()) {
            return new Verdict.New();
        }
        return switch (word) {
            case "same" -> new Verdict.Same(ids.getFirst());
            case "refines" -> new Verdict.Refines(ids.getFirst());
            case "contradicts" -> new Verdict.Contradicts(ids.getFirst());
            default -> new Verdict.Supersedes(ids, reason(fields));
        };
    }

    private List<MemoryId> ids(Fields fields, TurnId turn) {
        List<MemoryId> ids = new ArrayList<>();
        for (String name : fields.texts("memories")) {
            shown.id(name)
                    .ifPresentOrElse(
                            ids::add,
                            () -> findings.leave(
                                    turn,
                                    Cause.UNREADABLE,
                                    "The chat model named a memory that it was not shown; the name is ignored"));
        }
        return ids.stream().distinct().toList();
    }

    private static String reason(Fields fields) {
        String reason = fields.text("reason").replaceAll("\\s+", " ");
        return reason.isEmpty() || reason.length() > LONGEST_REASON ? REPLACED : reason;
    }

    private static List<RelationMention> relations(Fields fields) {
        List<RelationMention> relations = new ArrayList<>();
        for (JsonNode value : fields.values("relations")) {
            Fields relation = new Fields(value);
            String subject = relation.text("subject");
            String object = relation.text("object");
            String predicate = relation.text("predicate")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "_")
                    .replaceAll("^_+|_+$", "");
            if (!subject.isEmpty() && !object.isEmpty() && !predicate.isEmpty()) {
                relations.add(new RelationMention(subject, predicate, object));
            }
        }
        return relations.stream().distinct().toList();
    }
}
