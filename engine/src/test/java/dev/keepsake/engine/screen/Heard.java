package dev.keepsake.engine.screen;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation, and what becomes of facts that are read in its last turn. */
final class Heard {

    static final Scope SCOPE = Scope.ofUser("alice");

    private static final Instant SAID = Instant.parse("2025-03-04T10:00:00Z");

    final FakeClock clock = new FakeClock();
    final Served served = new Served(clock);

    private final EpisodeId id = new EpisodeId(new UUID(1, 1));
    private final List<Turn> turns = new ArrayList<>();
    private @Nullable ChatModel opinion;

    Heard user(String text) {
        return says(Role.USER, null, text);
    }

    Heard assistant(String text) {
        return says(Role.ASSISTANT, null, text);
    }

    Heard tool(String text) {
        return says(Role.TOOL, null, text);
    }

    Heard system(String text) {
        return says(Role.SYSTEM, null, text);
    }

    Heard says(Role role, @Nullable String name, String text) {
        TurnId turn = new TurnId(id, turns.size());
        turns.add(new Turn(turn, role, name, text, SAID, turn.toString(), Attributes.NONE));
        return this;
    }

    /** Facts of which words do not tell whether they are supported are shown to this model. */
    Heard asking(ChatModel model) {
        opinion = model;
        return this;
    }

    /** What becomes of these facts, which cite the whole last turn as the user's. */
    Screened reads(String... facts) {
        Turn last = turns.getLast();
        Source whole = new Source(last.id(), new Span(0, last.text().length()));
        List<Fact> read = new ArrayList<>();
        for (String fact : facts) {
            read.add(new Fact(fact, new Attribution(Role.USER, last.name()), SAID, List.of(whole)));
        }
        Episode episode = new Episode(id, ProjectId.DEFAULT, SCOPE, turns, SAID);
        ScreenOptions options = ScreenOptions.STANDARD.withSecondOpinion(opinion, ModelPrices.UNKNOWN);
        return new Screening(options, served, new HashingEmbedder(64), String::length)
                .screen(ExtractionRequest.of(episode), read, Deadline.NONE);
    }
}
