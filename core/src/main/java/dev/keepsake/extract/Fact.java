package dev.keepsake.extract;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import java.time.Instant;
import java.util.List;

/**
 * A candidate statement, not yet reconciled with what is known.
 *
 * @param text self-contained: the speaker is named, relative dates are resolved
 * @param attribution whose statement it is
 * @param validFrom since when it is true, as the text says, else the time of the turn
 * @param sources the turns and characters it was read from; at least one
 */
public record Fact(String text, Attribution attribution, Instant validFrom, List<Source> sources) {

    public Fact {
        sources = List.copyOf(sources);
        if (text.isBlank() || sources.isEmpty()) {
            throw KeepsakeException.invalid("A fact needs a text and at least one source");
        }
    }
}
