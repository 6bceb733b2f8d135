package dev.keepsake.testkit.contract;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who says, corrects, takes back and deletes things at random, in sentences that are easily read. */
final class RelatedLife {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final PageRequest ALL = PageRequest.first(1_000);
    private static final List<String> PEOPLE = List.of("Tom", "Mira", "Jonas");
    private static final List<String> COMPANIES = List.of("Acme", "Globex", "Initech");
    private static final List<String> TOWNS = List.of("Lisbon", "Porto", "Ghent");
    private static final Pattern HOME = Pattern.compile("I (?:live in|moved to) (\\p{L}+)\\.");
    private static final Pattern WORK = Pattern.compile("(\\p{L}+) works at (\\p{L}+)\\.");

    private final Memories memories;
    private final Scope scope;
    private final Random dice;
    private int said;

    RelatedLife(Memories memories, Scope scope, long seed) {
        this.memories = memories;
        this.scope = scope;
        this.dice = new Random(seed);
    }

    void step() {
        List<Memory> known = known(true);
        int what = dice.nextInt(10);
        if (known.isEmpty() || what < 6) {
            memories.add(AddRequest.of(scope, sentence()).at(BEGIN.plus(Duration.ofDays(++said))));
        } else {
            Memory one = known.get(dice.nextInt(known.size()));
            switch (what) {
                case 6, 7 -> memories.restore(new RestoreRequest(one.id()));
                case 8 -> memories.update(UpdateRequest.text(one.id(), sentence()));
                default -> memories.delete(new DeleteRequest(one.id()));
            }
        }
    }

    private String sentence() {
        return switch (dice.nextInt(4)) {
            case 0 -> "I live in " + any(TOWNS) + ".";
            case 1 -> "I moved to " + any(TOWNS) + ".";
            case 2 -> "I no longer live in " + any(TOWNS) + ".";
            default -> any(PEOPLE) + " works at " + any(COMPANIES) + ".";
        };
    }

    private String any(List<String> words) {
        return words.get(dice.nextInt(words.size()));
    }

    /** What is stored of relations, each with its memory. */
    Set<String> relations(boolean superseded) {
        return memories.relations(new RelationsRequest(reach(superseded), ALL)).stream()
                .map(relation -> relation.memory() + " " + relation.state() + " "
                        + RelatedMemoriesContract.words(relation.mention()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the memories that are there say, each with its memory. */
    Set<String> ofMemories(boolean superseded) {
        TreeSet<String> stated = new TreeSet<>();
        for (Memory memory : known(superseded)) {
            Matcher home = HOME.matcher(memory.text());
            Matcher work = WORK.matcher(memory.text());
            String begin = memory.id() + " " + memory.lifecycle().state() + " ";
            if (home.matches()) {
                stated.add(begin + "user lives_in " + home.group(1));
            } else if (work.matches()) {
                stated.add(begin + work.group(1) + " works_at " + work.group(2));
            }
        }
        return stated;
    }

    private List<Memory> known(boolean superseded) {
        return memories.list(new ListRequest(reach(superseded), ALL)).items();
    }

    private Reach reach(boolean superseded) {
        return Reach.of(scope).withSuperseded(superseded);
    }
}
