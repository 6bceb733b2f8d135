package dev.keepsake.engine.add;

import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Source;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the scope of a submission already holds of it, read at one version of the scope.
 *
 * @param earlier turns of this submission that came before, with the turn that carries them
 * @param citing memories by the earlier turn they came from
 * @param byText current memories of the scope by text
 * @param judged memories of the scope that verdicts are about
 * @param inSlots memories of the scope, current or superseded, in the slots that the facts are about
 */
record Known(
        Map<TurnId, TurnId> earlier,
        Map<TurnId, List<Memory>> citing,
        Map<String, Memory> byText,
        List<Memory> judged,
        List<Memory> inSlots) {

    static Known of(Store store, Submission submission, Reading reading) {
        var episode = submission.episode();
        List<String> identities = episode.turns().stream().map(Turn::identity).toList();
        Map<String, TurnId> before = store.episodes().known(episode.project(), episode.scope(), identities);
        Map<TurnId, TurnId> earlier = new LinkedHashMap<>();
        for (Turn turn : episode.turns()) {
            TurnId known = before.get(turn.identity());
            if (known != null && !known.equals(turn.id())) {
                earlier.put(turn.id(), known);
            }
        }
        Map<TurnId, List<Memory>> citing = new HashMap<>();
        for (Memory memory : store.memories().citing(episode.project(), earlier.values())) {
            memory.sources().stream()
                    .map(Source::turn)
                    .distinct()
                    .forEach(turn -> citing.computeIfAbsent(turn, key -> new java.util.ArrayList<>())
                            .add(memory));
        }
        List<Memory> inSlots = store.memories()
                .inSlots(episode.project(), episode.scope(), reading.claims().slotKeys());
        return new Known(
                earlier,
                citing,
                byText(store, submission, reading.facts()),
                judged(store, submission, reading.facts()),
                inSlots);
    }

    private static Map<String, Memory> byText(Store store, Submission submission, List<Fact> facts) {
        Map<String, Memory> byText = new HashMap<>();
        if (submission.infer()) {
            var episode = submission.episode();
            List<String> texts = facts.stream().map(Fact::text).toList();
            store.memories()
                    .withText(episode.project(), episode.scope(), texts)
                    .forEach(memory -> byText.putIfAbsent(memory.text(), memory));
        }
        return byText;
    }

    private static List<Memory> judged(Store store, Submission submission, List<Fact> facts) {
        var episode = submission.episode();
        Set<MemoryId> ids = new LinkedHashSet<>();
        facts.forEach(fact -> ids.addAll(fact.verdict().memories()));
        return store.memories().get(episode.project(), ids).stream()
                .filter(memory -> memory.scope().equals(episode.scope()))
                .toList();
    }

    /** Whether every message this fact was read from came before. */
    boolean fromKnownMessages(Fact fact) {
        return fact.sources().stream().allMatch(source -> earlier.containsKey(source.turn()));
    }

    /** The memories that came from those earlier messages, where one says the same in the same words only that one. */
    List<Memory> memoriesOf(Fact fact) {
        List<Memory> all = fact.sources().stream()
                .map(source -> earlier.get(source.turn()))
                .filter(Objects::nonNull)
                .flatMap(turn -> citing.getOrDefault(turn, List.of()).stream())
                .distinct()
                .toList();
        List<Memory> same = all.stream()
                .filter(memory -> memory.text().equals(fact.text()))
                .limit(1)
                .toList();
        return same.isEmpty() ? all : same;
    }

    @Nullable
    Memory withText(String text) {
        return byText.get(text);
    }

    /** Whether this turn came before, so that its own copy needs no place in the index. */
    boolean knows(TurnId turn) {
        return earlier.containsKey(turn);
    }
}
