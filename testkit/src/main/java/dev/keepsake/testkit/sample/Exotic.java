package dev.keepsake.testkit.sample;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Trust;
import dev.keepsake.memory.Validity;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Submission;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values at the rim of what the types allow, for tests that what is kept comes back exactly. */
public final class Exotic {

    /** Quotes, marks, a line end of each sort, a tab, the character zero, two writing directions, a family of emoji. */
    public static final String TEXT = "it's \"50%\" \\ _ \t\r\n\u0000 \u05e9\u05dc\u05d5\u05dd \u202e \u00e9 e\u0301 "
            + "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \uffff end ";

    private static final Instant NANOS = Instant.parse("2026-02-28T23:59:59.123456789Z");

    private Exotic() {}

    /** A value of every type, and numbers that no double can hold. */
    public static Attributes attributes() {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        values.put("zulu first", new AttributeValue.Text(TEXT));
        values.put("", new AttributeValue.Text(""));
        values.put("a.b", new AttributeValue.Number(new BigDecimal("0.1000000000000000055511151231257827")));
        values.put("big", new AttributeValue.Number(new BigDecimal("123456789012345678901234567890")));
        values.put("long", AttributeValue.Number.of(Long.MAX_VALUE));
        values.put("tiny", new AttributeValue.Number(new BigDecimal("-1e-400")));
        values.put("flag", new AttributeValue.Flag(false));
        values.put("time", new AttributeValue.Time(NANOS));
        values.put("time as text", new AttributeValue.Text("2026-02-28T23:59:59Z"));
        values.put("nothing", new AttributeValue.Nothing());
        values.put("no items", new AttributeValue.Items(List.of()));
        values.put(
                "items",
                new AttributeValue.Items(List.of(
                        new AttributeValue.Nothing(),
                        AttributeValue.Number.of(1),
                        new AttributeValue.Text("1"),
                        new AttributeValue.Time(Instant.EPOCH),
                        new AttributeValue.Items(List.of(new AttributeValue.Flag(true))))));
        values.put("fields", new AttributeValue.Fields(inner()));
        return new Attributes(values);
    }

    private static Map<String, AttributeValue> inner() {
        Map<String, AttributeValue> inner = new LinkedHashMap<>();
        inner.put("$type", new AttributeValue.Text("time"));
        inner.put("type", new AttributeValue.Text("number"));
        inner.put("value", AttributeValue.Number.of(0));
        inner.put("a", new AttributeValue.Fields(Map.of()));
        return inner;
    }

    /** A scope with all four owners. */
    public static Scope scope() {
        return new Scope(TEXT, "agent:1:x;", "%", "'; DROP TABLE memory; --");
    }

    /** A superseded memory in which nothing is ordinary. */
    public static Memory memory(SampleData data) {
        TurnId turn = new TurnId(new EpisodeId(data.ids().next()), 7);
        return new Memory(
                new MemoryId(data.ids().next()),
                scope(),
                MemoryKind.VERBATIM,
                TEXT,
                new Attribution(Role.TOOL, TEXT),
                attributes(),
                List.of(new Source(turn, new Span(3, 9)), new Source(turn, new Span(0, 1))),
                new Lifecycle(
                        MemoryState.SUPERSEDED,
                        new Validity(Instant.parse("0001-01-01T00:00:00.000000001Z"), NANOS),
                        NANOS.minusNanos(1),
                        NANOS,
                        NANOS.plusNanos(1),
                        new MemoryId(data.ids().next()),
                        LocalDate.of(2400, 2, 29)),
                new Slot(TEXT, TEXT, NANOS),
                nature(),
                List.of(
                        new Link(Link.Kind.CONTRADICTS, new MemoryId(data.ids().next())),
                        new Link(Link.Kind.MADE_FROM, new MemoryId(new UUID(-1, 0)))));
    }

    /** A nature with every character in its categories, one of them twice. */
    public static Nature nature() {
        return new Nature(FactKind.ABSENCE, Trust.QUOTED, List.of(TEXT, "", "%", "half a pair: \ud83d", "%"));
    }

    /** A handling in which everything is said. */
    public static Handling handling() {
        return new Handling(
                Policy.ADDITIVE, true, guidance(), new Budget(Long.MAX_VALUE, new BigDecimal("0.0000000000010")));
    }

    /** Guidance in which everything is said, some of it as an empty text. */
    public static Guidance guidance() {
        List<Category> categories = List.of(new Category(TEXT, ""), new Category("%", TEXT), new Category("%", TEXT));
        return new Guidance(TEXT, "", " ", "half a pair: \ud83d", categories, "{}", TEXT);
    }

    /** A submission in which nothing is ordinary. */
    public static Submission submission(SampleData data, ProjectId project) {
        EpisodeId episode = new EpisodeId(data.ids().next());
        Turn plain = new Turn(
                new TurnId(episode, 0), Role.SYSTEM, null, "", Instant.EPOCH.minusNanos(1), "0", Attributes.NONE);
        Turn full = new Turn(new TurnId(episode, 1), Role.ASSISTANT, TEXT, TEXT, NANOS, TEXT, attributes());
        return new Submission(
                new Episode(episode, project, scope(), List.of(plain, full), NANOS),
                handling(),
                attributes(),
                LocalDate.of(1999, 12, 31),
                new Submission.Idempotency(TEXT, "digest"),
                beforehand(full.id()));
    }

    private static Outcome beforehand(TurnId turn) {
        ModelUse described =
                new ModelUse(TEXT, ModelUse.Purpose.DESCRIPTION, 1, 2, 1, 3, false, new BigDecimal("0.0000000000010"));
        return new Outcome(
                List.of(),
                List.of(new Outcome.NotStored(turn, LeftOut.Cause.UNREACHABLE, TEXT)),
                null,
                List.of(described));
    }
}
