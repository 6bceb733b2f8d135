package dev.keepsake.engine.migrate;

import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderComparison.Asked;
import dev.keepsake.api.EmbedderComparison.Likeness;
import dev.keepsake.api.EmbedderComparison.Question;
import dev.keepsake.api.EmbedderComparison.Times;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.search.RecentSearches;
import dev.keepsake.engine.search.Searching;
import dev.keepsake.index.EntryKey;
import dev.keepsake.model.Embedder;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Asks two pairings the same. */
final class Comparing {

    private static final Duration EACH_WITHIN = Duration.ofSeconds(30);
    private static final double SLOW = 0.95;
    private static final double MIDDLE = 0.5;

    private final Searching searching;
    private final Pairing first;
    private final Pairing second;

    Comparing(Searching searching, Pairing first, Pairing second) {
        this.searching = searching;
        this.first = first;
        this.second = second;
    }

    /** A question and where it comes from. */
    record Posed(int number, @Nullable Instant at, Asked asked) {

        static List<Posed> own(List<Asked> own) {
            List<Posed> posed = new ArrayList<>();
            own.forEach(each -> posed.add(new Posed(posed.size() + 1, null, each)));
            return posed;
        }

        static List<Posed> recent(List<RecentSearches.Asked> recent) {
            List<Posed> posed = new ArrayList<>();
            for (RecentSearches.Asked each : recent) {
                posed.add(new Posed(posed.size() + 1, each.at(), new Asked(each.project(), each.request())));
            }
            return posed;
        }
    }

    /** Asks at least one question; all of one's own or none. */
    EmbedderComparison on(List<Posed> posed) {
        Clocked firstTimes = new Clocked();
        Clocked secondTimes = new Clocked();
        List<Question> questions = new ArrayList<>();
        for (Posed each : posed) {
            List<EntryKey> one = hits(first, each.asked(), firstTimes);
            List<EntryKey> other = hits(second, each.asked(), secondTimes);
            questions.add(compared(each, one, other));
        }
        return new EmbedderComparison(
                first.id(),
                second.id(),
                posed.getFirst().at() == null,
                new Likeness(
                        mean(questions, Likeness::overlap),
                        mean(questions, Likeness::rankBiasedOverlap),
                        mean(questions, Likeness::displacement)),
                (int) questions.stream().filter(Question::topChanged).count(),
                firstTimes.told(),
                secondTimes.told(),
                questions);
    }

    private static double mean(List<Question> questions, ToDoubleFunction<Likeness> of) {
        return questions.stream()
                .map(Question::likeness)
                .mapToDouble(of)
                .average()
                .orElse(0);
    }

    private List<EntryKey> hits(Pairing pairing, Asked asked, Clocked times) {
        SearchRequest request = asked.request().by(Deadline.after(EACH_WITHIN));
        if (request.limit() < EmbedderComparison.HITS) {
            request = request.withLimit(EmbedderComparison.HITS);
        }
        // A blank more means the same to a model and something new to whatever remembers vectors of questions.
        String text = request.query() + " ";
        long begin = System.nanoTime();
        pairing.embedder().embed(List.of(text), Embedder.Purpose.QUERY, request.deadline());
        times.embedding.add(System.nanoTime() - begin);
        searching.search(pairing, asked.project(), request);
        begin = System.nanoTime();
        List<Hit> hits = searching.search(pairing, asked.project(), request).hits();
        times.search.add(System.nanoTime() - begin);
        return hits.stream().limit(EmbedderComparison.HITS).map(Comparing::key).toList();
    }

    private static EntryKey key(Hit hit) {
        return switch (hit) {
            case Hit.OfMemory of -> new EntryKey.OfMemory(of.memory().id());
            case Hit.OfTurn of -> new EntryKey.OfTurn(of.turn().id());
        };
    }

    private static Question compared(Posed posed, List<EntryKey> one, List<EntryKey> other) {
        boolean sameTop = one.isEmpty()
                ? other.isEmpty()
                : !other.isEmpty() && one.getFirst().equals(other.getFirst());
        String told = posed.at() == null ? posed.asked().request().query() : null;
        return new Question(posed.number(), posed.at(), told, likeness(one, other), !sameTop);
    }

    static Likeness likeness(List<EntryKey> one, List<EntryKey> other) {
        int shared = 0;
        int moved = 0;
        for (int place = 0; place < one.size(); place++) {
            int elsewhere = other.indexOf(one.get(place));
            if (elsewhere >= 0) {
                shared++;
                moved += Math.abs(elsewhere - place);
            }
        }
        int most = Math.max(one.size(), other.size());
        return new Likeness(
                most == 0 ? 1 : (double) shared / most,
                RankBiasedOverlap.of(one, other, RankBiasedOverlap.PERSISTENCE),
                shared == 0 ? 0 : (double) moved / shared);
    }

    /** What took how long, in nanoseconds. */
    private static final class Clocked {

        private final List<Long> embedding = new ArrayList<>();
        private final List<Long> search = new ArrayList<>();

        Times told() {
            return new Times(
                    within(embedding, MIDDLE), within(embedding, SLOW), within(search, MIDDLE), within(search, SLOW));
        }

        private static Duration within(List<Long> nanos, double share) {
            List<Long> sorted = nanos.stream().sorted().toList();
            int place = (int) Math.ceil(share * sorted.size()) - 1;
            return Duration.ofNanos(sorted.get(Math.max(0, place)));
        }
    }
}
