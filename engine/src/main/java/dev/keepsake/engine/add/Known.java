package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the scope of a submission already holds of it, read at one version of the scope.
 *
 * @param earlier turns of this submission that came before
 * @param repeated memories that came from those turns
 * @param byText current memories of the scope by text
 * @param judged memories of the scope that verdicts are about
 * @param inSlots memories of the scope, current or superseded, in the slots that the facts are about
 */
record Known(
        Earlier earlier, List<Memory> repeated, Map<String, Memory> byText, List<Memory> judged, List<Memory> inSlots) {

    static Known of(Store store, Submission submission, Reading reading) {
        Episode episode = submission.episode();
        Earlier earlier = Earlier.of(store, episode);
        return of(store, submission, reading, earlier, store.memories().citing(episode.project(), earlier.carriers()));
    }

    /** What is known when a part of an episode is read later; what was made of the others is no news. */
    static Known ofPart(Store store, Submission submission, Reading reading, Earlier others) {
        return of(store, submission, reading, others, List.of());
    }

    /** What has to be known to let turns be found. */
    static Known ofTurns(Earlier earlier) {
        return new Known(earlier, List.of(), Map.of(), List.of(), List.of());
    }

    private static Known of(
            Store store, Submission submission, Reading reading, Earlier earlier, List<Memory> repeated) {
        Episode episode = submission.episode();
        return new Known(
                earlier,
                repeated,
                byText(store, submission, reading.facts()),
                judged(store, episode, reading.facts()),
                store.memories()
                        .inSlots(
                                episode.project(),
                                episode.scope(),
                                reading.claims().slotKeys()));
    }

    private static Map<String, Memory> byText(Store store, Submission submission, List<Fact> facts) {
        Map<String, Memory> byText = new HashMap<>();
        if (submission.infer()) {
            Episode episode = submission.episode();
            List<String> texts = facts.stream().map(Fact::text).toList();
            store.memories()
                    .withText(episode.project(), episode.scope(), texts)
                    .forEach(memory -> byText.merge(memory.text(), memory, Known::moreTrusted));
        }
        return byText;
    }

    private static Memory moreTrusted(Memory one, Memory other) {
        return one.nature().trust().compareTo(other.nature().trust()) >= 0 ? one : other;
    }

    private static List<Memory> judged(Store store, Episode episode, List<Fact> facts) {
        Set<MemoryId> ids = new LinkedHashSet<>();
        facts.forEach(fact -> ids.addAll(fact.verdict().memories()));
        return store.memories().get(episode.project(), ids).stream()
                .filter(memory -> memory.scope().equals(episode.scope()))
                .toList();
    }

    @Nullable
    Memory withText(String text) {
        return byText.get(text);
    }

    /** Whether this turn came before, so that its own copy needs no place in the index. */
    boolean knows(TurnId turn) {
        return earlier.includes(turn);
    }
}
