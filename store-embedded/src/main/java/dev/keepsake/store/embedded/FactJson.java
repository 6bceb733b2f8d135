package dev.keepsake.store.embedded;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Verdict;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Trust;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** A fact as JSON that gives back the very same fact. */
final class FactJson {

    private FactJson() {}

    static String write(Fact fact) {
        return Json.write(generator -> {
            generator.writeStartObject();
            generator.writeStringProperty("text", fact.text());
            generator.writeStringProperty("role", fact.attribution().role().name());
            StoredObject.optional(generator, "actor", fact.attribution().actor());
            generator.writeStringProperty("validFrom", fact.validFrom().toString());
            StoredObject.rows(
                    generator,
                    "sources",
                    fact.sources().stream().map(FactJson::row).toList());
            generator.writeStringProperty("kind", fact.nature().kind().name());
            generator.writeStringProperty("trust", fact.nature().trust().name());
            StoredObject.texts(generator, "categories", fact.nature().categories());
            writeVerdict(generator, fact.verdict());
            StoredObject.rows(
                    generator,
                    "relations",
                    fact.relations().stream()
                            .map(relation -> List.of(relation.subject(), relation.predicate(), relation.object()))
                            .toList());
            generator.writeEndObject();
        });
    }

    static Fact read(String json) {
        StoredObject stored = StoredObject.read(json);
        return new Fact(
                stored.text("text"),
                new Attribution(Role.valueOf(stored.text("role")), stored.optional("actor")),
                Instant.parse(stored.text("validFrom")),
                stored.rows("sources").stream().map(FactJson::source).toList(),
                new Nature(
                        FactKind.valueOf(stored.text("kind")),
                        Trust.valueOf(stored.text("trust")),
                        stored.texts("categories")),
                verdict(stored),
                stored.rows("relations").stream()
                        .map(row -> new RelationMention(row.get(0), row.get(1), row.get(2)))
                        .toList());
    }

    private static List<String> row(Source source) {
        return List.of(
                source.turn().episode().toString(),
                Integer.toString(source.turn().ordinal()),
                Integer.toString(source.span().start()),
                Integer.toString(source.span().end()));
    }

    private static Source source(List<String> row) {
        EpisodeId episode = new EpisodeId(UUID.fromString(row.get(0)));
        return new Source(
                new TurnId(episode, Integer.parseInt(row.get(1))),
                new Span(Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3))));
    }

    private static void writeVerdict(JsonGenerator generator, Verdict verdict) {
        switch (verdict) {
            case Verdict.New() -> writeVerdict(generator, "NEW", List.of());
            case Verdict.Same(MemoryId memory) -> writeVerdict(generator, "SAME", List.of(memory));
            case Verdict.Refines(MemoryId memory) -> writeVerdict(generator, "REFINES", List.of(memory));
            case Verdict.Supersedes(List<MemoryId> memories, String reason) -> {
                writeVerdict(generator, "SUPERSEDES", memories);
                generator.writeStringProperty("reason", reason);
            }
            case Verdict.Contradicts(MemoryId memory) -> writeVerdict(generator, "CONTRADICTS", List.of(memory));
            case Verdict.RelatesTo(List<MemoryId> memories) -> writeVerdict(generator, "RELATES_TO", memories);
            case Verdict.Rewords(MemoryId memory) -> writeVerdict(generator, "REWORDS", List.of(memory));
            case Verdict.Removes(MemoryId memory) -> writeVerdict(generator, "REMOVES", List.of(memory));
        }
    }

    private static void writeVerdict(JsonGenerator generator, String name, List<MemoryId> memories) {
        generator.writeStringProperty("verdict", name);
        StoredObject.texts(
                generator, "about", memories.stream().map(MemoryId::toString).toList());
    }

    private static Verdict verdict(StoredObject stored) {
        List<MemoryId> about =
                stored.texts("about").stream().map(MemoryId::parse).toList();
        String name = stored.text("verdict");
        return switch (name) {
            case "NEW" -> new Verdict.New();
            case "SAME" -> new Verdict.Same(about.getFirst());
            case "REFINES" -> new Verdict.Refines(about.getFirst());
            case "SUPERSEDES" -> new Verdict.Supersedes(about, stored.text("reason"));
            case "CONTRADICTS" -> new Verdict.Contradicts(about.getFirst());
            case "RELATES_TO" -> new Verdict.RelatesTo(about);
            case "REWORDS" -> new Verdict.Rewords(about.getFirst());
            case "REMOVES" -> new Verdict.Removes(about.getFirst());
            default -> throw new IllegalStateException("A stored fact has an unknown verdict " + name);
        };
    }
}
