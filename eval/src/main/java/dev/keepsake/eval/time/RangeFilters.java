package dev.keepsake.eval.time;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Message;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.StoredMemories;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Date ranges as filters: on the time that something was said and on a time of the caller's own. Lists have to return all
 * that lie within, and searches as many as they are asked for; neither may return anything else.
 */
final class RangeFilters {

    private static final Instant FIRST = Instant.parse("2022-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofHours(31);
    private static final int MEMORIES = 120;
    private static final int RANGES = 25;
    private static final List<String> PLANTS = List.of(
            "tomatoes",
            "orchids",
            "a fig tree",
            "ferns",
            "tulips",
            "the lawn",
            "basil",
            "cacti",
            "roses",
            "beans",
            "ivy",
            "mint");
    private static final List<String> PLACES = List.of(
            "on the balcony",
            "behind the garage",
            "in grandmother's greenhouse",
            "for my neighbour Ute",
            "at the allotment before work",
            "in the school yard with Tim",
            "along the drive after dark",
            "in the office kitchen",
            "at the cemetery on a hot evening",
            "in the courtyard of the museum");
    private static final String WHEN = "when";
    private static final String NUMBER = "number";
    private static final Scope SCOPE = Scope.ofUser("date ranges");

    private final Memories memories;
    private final Random dice;
    private int returned;
    private int right;
    private int wanted;

    RangeFilters(Memories memories, long seed) {
        this.memories = memories;
        this.dice = new Random(seed);
    }

    List<Figure> measure() {
        for (int i = 0; i < MEMORIES; i++) {
            Attributes attributes =
                    Attributes.of(NUMBER, String.valueOf(i)).with(WHEN, new AttributeValue.Time(momentOf(i)));
            memories.add(AddRequest.of(SCOPE, List.of(Message.user(text(i))))
                    .withAttributes(attributes)
                    .at(momentOf(i))
                    .verbatim());
        }
        for (int i = 0; i < RANGES; i++) {
            int from = dice.nextInt(MEMORIES - 1);
            int until = from + 1 + dice.nextInt(MEMORIES - from - 1);
            probe(new Field.CreatedAt(), from, until);
            probe(new Field.Attribute(WHEN), from, until);
        }
        Figure.Target all = Figure.Target.atLeast(1);
        return List.of(
                Figure.share("date ranges as filters", "precision", right, returned)
                        .withTarget(all),
                Figure.share("date ranges as filters", "recall", right, wanted).withTarget(all));
    }

    /** Alike enough for one question, and not so alike that a search would leave one out for another. */
    private static String text(int number) {
        return "I watered " + PLANTS.get(number % PLANTS.size()) + " " + PLACES.get(number / PLANTS.size()) + ".";
    }

    private static Instant momentOf(int number) {
        return FIRST.plus(STEP.multipliedBy(number));
    }

    /** Everything from {@code from} until before {@code until}. */
    private void probe(Field field, int from, int until) {
        Filter range = new Filter.And(List.of(
                new Filter.Condition(field, Operator.GTE, new AttributeValue.Time(momentOf(from))),
                new Filter.Condition(field, Operator.LT, new AttributeValue.Time(momentOf(until)))));
        Set<String> within = new HashSet<>();
        for (int i = from; i < until; i++) {
            within.add(String.valueOf(i));
        }
        Reach reach = Reach.of(SCOPE).withFilter(range);
        count(StoredMemories.within(memories, reach), within);
        List<Memory> found = new ArrayList<>();
        memories.search(SearchRequest.of(SCOPE, "Who watered the plants?")
                        .withReach(reach)
                        .withLimit(within.size()))
                .hits()
                .forEach(hit -> {
                    if (hit instanceof Hit.OfMemory memory) {
                        found.add(memory.memory());
                    }
                });
        count(found, within);
    }

    private void count(List<Memory> found, Set<String> within) {
        Set<String> numbers = found.stream()
                .map(memory -> String.valueOf(memory.attributes().text(NUMBER)))
                .collect(Collectors.toSet());
        returned += found.size();
        right += (int) numbers.stream().filter(within::contains).count();
        wanted += within.size();
    }
}
