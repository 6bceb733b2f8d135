package dev.keepsake.engine.graph;

import dev.keepsake.conversation.Span;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Features with relations; both ends of a relation are among the entities. An end that was not read as a name of the text is one
 * that signals do not see, so that who finds what does not change with what relations are read.
 */
final class RelatedFeatures {

    private static final Pattern SPEAKER = Pattern.compile("\\b(?:I|me|my|My|we|We|our|Our|User)\\b");

    private RelatedFeatures() {}

    /** What was read from a text, with relations whose ends become entities of it. */
    static Features of(String text, Features features, List<RelationMention> relations) {
        if (relations.isEmpty()) {
            return features;
        }
        List<EntityMention> entities = new ArrayList<>(features.entities());
        Set<String> named = new HashSet<>();
        entities.forEach(mention -> named.add(mention.canonical()));
        for (RelationMention relation : relations) {
            for (String end : List.of(relation.subject(), relation.object())) {
                String canonical = CanonicalName.of(end);
                if (named.add(canonical)) {
                    entities.add(new EntityMention(end, canonical, place(end, text), EntityKind.UNNAMED));
                }
            }
        }
        return features.withEntities(entities).withRelations(relations);
    }

    /** Where the text names it, in whatever words; the whole text where that is not plain. */
    private static Span place(String end, String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(end.toLowerCase(Locale.ROOT));
        if (at >= 0 && at + end.length() <= text.length()) {
            return new Span(at, at + end.length());
        }
        Matcher speaker = SPEAKER.matcher(text);
        return speaker.find() ? new Span(speaker.start(), speaker.end()) : new Span(0, text.length());
    }
}
