package dev.keepsake.extract;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Nature;
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
 * @param nature what sort of statement it is and how far it is trusted
 * @param verdict what it means for what is known
 * @param relations who or what it connects, in the words of the text; empty when the extractor does not read relations
 */
public record Fact(
        String text,
        Attribution attribution,
        Instant validFrom,
        List<Source> sources,
        Nature nature,
        Verdict verdict,
        List<RelationMention> relations) {

    public Fact {
        sources = List.copyOf(sources);
        relations = List.copyOf(relations);
        if (text.isBlank() || sources.isEmpty()) {
            throw KeepsakeException.invalid("A fact needs a text and at least one source");
        }
    }

    /** A plain statement of which nothing more is known. */
    public Fact(String text, Attribution attribution, Instant validFrom, List<Source> sources) {
        this(text, attribution, validFrom, sources, Nature.PLAIN, new Verdict.New(), List.of());
    }

    public Fact withAttribution(Attribution newAttribution) {
        return new Fact(text, newAttribution, validFrom, sources, nature, verdict, relations);
    }

    public Fact withSources(List<Source> newSources) {
        return new Fact(text, attribution, validFrom, newSources, nature, verdict, relations);
    }

    public Fact withNature(Nature newNature) {
        return new Fact(text, attribution, validFrom, sources, newNature, verdict, relations);
    }

    public Fact withVerdict(Verdict newVerdict) {
        return new Fact(text, attribution, validFrom, sources, nature, newVerdict, relations);
    }
}
