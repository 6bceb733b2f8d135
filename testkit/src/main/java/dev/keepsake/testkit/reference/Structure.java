package dev.keepsake.testkit.reference;

import dev.keepsake.entity.EntityMention;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of entries beside words and vectors, over the entries it is given and no others. */
final class Structure {

    private static final Comparator<IndexEntry> NEWEST_FIRST = Comparator.comparingDouble(Structure::seconds)
            .reversed()
            .thenComparing(entry -> entry.key().text());

    private Structure() {}

    static List<Candidate> mentioning(
            List<IndexEntry> selected, List<IndexEntry> counted, Collection<String> entities) {
        Set<String> asked = new TreeSet<>(entities);
        List<Candidate> candidates = new ArrayList<>();
        for (IndexEntry entry : selected) {
            Set<String> named = entities(entry);
            double score = 0;
            for (String entity : asked) {
                score += named.contains(entity) ? inverseFrequency(entity, counted) : 0;
            }
            if (score > 0) {
                candidates.add(new Candidate(entry.key(), score, entry.circumstances()));
            }
        }
        return candidates;
    }

    static List<IndexEntry> during(List<IndexEntry> selected, Instant from, Instant to) {
        return selected.stream()
                .filter(entry -> saidIn(entry, from, to)
                        || entry.features().times().stream().anyMatch(time -> time.overlaps(from, to)))
                .toList();
    }

    static List<IndexEntry> newest(List<IndexEntry> selected, int limit) {
        return selected.stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    /** Which of these names some selected entry has. */
    static Set<String> known(
            List<IndexEntry> selected, Function<IndexEntry, Set<String>> namesOf, Collection<String> names) {
        return names.stream()
                .filter(name ->
                        selected.stream().anyMatch(entry -> namesOf.apply(entry).contains(name)))
                .collect(Collectors.toSet());
    }

    static Set<String> entities(IndexEntry entry) {
        return entry.features().named().stream().map(EntityMention::canonical).collect(Collectors.toSet());
    }

    /** When an entry was said, in seconds since 1970. */
    static double seconds(IndexEntry entry) {
        Instant at = entry.facets().createdAt();
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private static boolean saidIn(IndexEntry entry, Instant from, Instant to) {
        Instant at = entry.facets().createdAt();
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static double inverseFrequency(String entity, List<IndexEntry> counted) {
        long naming = counted.stream()
                .filter(entry -> entities(entry).contains(entity))
                .count();
        return Math.log(1 + (counted.size() - naming + 0.5) / (naming + 0.5));
    }
}
