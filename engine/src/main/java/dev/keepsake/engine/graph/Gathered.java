package dev.keepsake.engine.graph;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.graph.RelationMention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relations that were read from one statement, each once, in the order in which they were found. */
final class Gathered {

    /** Which hold for both alike, so that one direction says the other. */
    static final Set<String> MUTUAL = Set.of(
            "sibling_of",
            "married_to",
            "engaged_to",
            "partner_of",
            "friend_of",
            "colleague_of",
            "neighbour_of",
            "lives_with",
            "works_with",
            "cousin_of",
            "met");

    private final List<RelationMention> relations = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Takes a relation, unless an end is missing, both are the same, or it is there already. */
    void add(@Nullable String subject, String predicate, @Nullable String object) {
        if (subject == null || object == null || subject.isBlank() || object.isBlank() || predicate.isBlank()) {
            return;
        }
        String from = CanonicalName.of(subject);
        String to = CanonicalName.of(object);
        boolean known = seen.contains(from + '\n' + predicate + '\n' + to)
                || (MUTUAL.contains(predicate) && seen.contains(to + '\n' + predicate + '\n' + from));
        if (!from.equals(to) && !known) {
            seen.add(from + '\n' + predicate + '\n' + to);
            relations.add(new RelationMention(subject, predicate, object));
        }
    }

    /** Takes that {@code somebody} is what {@code bond} says to {@code owner}. */
    void bond(String somebody, Bond bond, String owner) {
        add(bond.reversed() ? owner : somebody, bond.predicate(), bond.reversed() ? somebody : owner);
    }

    boolean has(String predicate, String object) {
        String to = CanonicalName.of(object);
        return relations.stream()
                .anyMatch(relation -> relation.predicate().equals(predicate)
                        && CanonicalName.of(relation.object()).equals(to));
    }

    List<RelationMention> relations() {
        return List.copyOf(relations);
    }
}
