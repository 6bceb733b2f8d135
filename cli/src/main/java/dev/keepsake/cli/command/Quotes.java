package dev.keepsake.cli.command;

import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.cli.output.ExplainedHit;
import dev.keepsake.cli.output.Quote;
import dev.keepsake.cli.output.Told;
import dev.keepsake.cli.output.ToldMemory;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches the words that memories came from, each episode once. */
final class Quotes {

    private static final String REPLACED_BY = "replaced by";

    private final Memories memories;
    private final Map<EpisodeId, Optional<Episode>> episodes = new HashMap<>();

    Quotes(Memories memories) {
        this.memories = memories;
    }

    /** The hit with the words behind it, and with what replaced it. */
    ExplainedHit explained(Hit hit) {
        Memory replacement = hit instanceof Hit.OfMemory memory ? replacement(memory.memory()) : null;
        return new ExplainedHit(hit, new Told(of(hit), replacement, REPLACED_BY));
    }

    /** A memory without a score, with the words behind it, and with what replaced it. */
    ToldMemory told(Memory memory) {
        return new ToldMemory(memory, new Told(of(memory), replacement(memory), REPLACED_BY));
    }

    private @Nullable Memory replacement(Memory memory) {
        MemoryId by = memory.lifecycle().supersededBy();
        return by == null ? null : memories.get(new GetRequest(by)).orElse(null);
    }

    /** The words behind a hit; a turn is its own. */
    List<Quote> of(Hit hit) {
        return switch (hit) {
            case Hit.OfMemory memory -> of(memory.memory());
            case Hit.OfTurn turn -> List.of();
        };
    }

    /** The words of the sources; those of an episode that is gone are left out. */
    List<Quote> of(Memory memory) {
        List<Quote> quotes = new ArrayList<>();
        for (Source source : memory.sources()) {
            episodes.computeIfAbsent(source.turn().episode(), id -> memories.episode(new EpisodeRequest(id)))
                    .map(episode -> episode.turns().get(source.turn().ordinal()))
                    .ifPresent(turn -> quotes.add(new Quote(turn, source.span())));
        }
        return quotes;
    }
}
