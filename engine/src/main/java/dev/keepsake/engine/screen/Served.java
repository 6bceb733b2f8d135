package dev.keepsake.engine.screen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keepsake.api.Hit;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What searches returned not long ago, by whose it is: an agent that is handed memories says them again, and what it says again
 * is nothing new. Bounded in time, owners and texts; forgotten when the process ends. Safe for use by many threads.
 */
public final class Served {

    /** An agent answers within minutes; a person who comes back in the evening speaks for themself. */
    static final Duration KEPT = Duration.ofHours(1);

    static final int MOST_OWNERS = 10_000;
    static final int MOST_TEXTS = 200;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Cache<Owner, SequencedSet<String>> texts;

    public Served(Clock clock) {
        texts = Caffeine.newBuilder()
                .maximumSize(MOST_OWNERS)
                .expireAfterWrite(KEPT)
                .ticker(() -> Math.multiplyExact(clock.millis(), 1_000_000L))
                .executor(Runnable::run)
                .build();
    }

    private record Owner(ProjectId project, ScopeField field, String id) {}

    /** Takes note of what a search returned. */
    public void note(ProjectId project, List<Hit> hits) {
        for (Hit hit : hits) {
            if (hit instanceof Hit.OfMemory memory) {
                owners(project, memory.memory().scope()).forEach(owner -> note(owner, hit.text()));
            }
        }
    }

    private void note(Owner owner, String text) {
        texts.asMap().compute(owner, (key, before) -> {
            SequencedSet<String> after = before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before);
            after.addLast(text);
            while (after.size() > MOST_TEXTS) {
                after.removeFirst();
            }
            return after;
        });
    }

    /** What was served of the owners of a scope. */
    List<String> to(ProjectId project, Scope scope) {
        Set<String> served = new LinkedHashSet<>();
        for (Owner owner : owners(project, scope)) {
            SequencedSet<String> known = texts.getIfPresent(owner);
            if (known != null) {
                served.addAll(known);
            }
        }
        return List.copyOf(served);
    }

    private static List<Owner> owners(ProjectId project, Scope scope) {
        List<Owner> owners = new ArrayList<>();
        for (ScopeField field : ScopeField.values()) {
            String id = scope.id(field);
            if (id != null) {
                owners.add(new Owner(project, field, id));
            }
        }
        return owners;
    }

    /** The words of a text in small letters, one blank between them. */
    static String plain(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(small).replaceAll(" ").strip();
    }
}
