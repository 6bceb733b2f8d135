package dev.keepsake.testkit.sample;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Trust;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Retention;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What extraction may be asked for and what may come of it, thrown by dice. */
public final class RandomExtraction {

    private static final List<String> TEXTS = List.of("tea", "Tea", "%", "", Exotic.TEXT);

    private final Random dice;
    private final SampleData data;

    public RandomExtraction(Random dice, SampleData data) {
        this.dice = dice;
        this.data = data;
    }

    /** How messages are to be read, one time in three as the project has it. */
    public Handling handling() {
        return dice.nextInt(3) == 0
                ? Handling.DEFAULT
                : new Handling(policy(), dice.nextBoolean(), guidance(), budget());
    }

    /** How a project wants to be treated. */
    public ProjectSettings settings() {
        return new ProjectSettings(policy(), guidance(), budget(), duration(), retention());
    }

    /** What sort of statement a memory is. */
    public Nature nature() {
        return new Nature(
                any(Arrays.asList(FactKind.values())),
                any(Arrays.asList(Trust.values())),
                IntStream.range(0, dice.nextInt(3)).mapToObj(i -> any(TEXTS)).toList());
    }

    /** Links to some of these memories. */
    public List<Link> links(List<Memory> memories) {
        return memories.isEmpty()
                ? List.of()
                : IntStream.range(0, dice.nextInt(3))
                        .mapToObj(i -> new Link(
                                any(Arrays.asList(Link.Kind.values())),
                                any(memories).id()))
                        .toList();
    }

    /** What models took, one time in two nothing. */
    public ModelUse[] uses() {
        return IntStream.range(0, dice.nextBoolean() ? 0 : 1 + dice.nextInt(2))
                .mapToObj(i -> new ModelUse(
                        any(List.of("small", "large")),
                        any(Arrays.asList(ModelUse.Purpose.values())),
                        1 + dice.nextInt(3),
                        dice.nextInt(1000),
                        dice.nextInt(1000),
                        dice.nextInt(1000),
                        dice.nextBoolean(),
                        dice.nextInt(4) == 0 ? null : BigDecimal.valueOf(dice.nextInt(10_000), dice.nextInt(6))))
                .toArray(ModelUse[]::new);
    }

    /** A fact of {@code scope} that is held from now on; some begin to be held at the same moment. */
    public Quarantined held(Scope scope) {
        TurnId turn = new TurnId(new EpisodeId(data.ids().next()), dice.nextInt(3));
        Fact fact = new Fact(
                        any(List.of("tea", Exotic.TEXT)),
                        new Attribution(Role.USER, null),
                        data.now(),
                        List.of(new Source(turn, new Span(0, 1))))
                .withNature(nature())
                .withVerdict(any(ExoticFacts.verdicts()));
        Instant at = dice.nextBoolean() ? Instant.EPOCH : data.now();
        return new Quarantined(data.ids().next(), scope, fact, any(TEXTS), at, at.plusSeconds(1));
    }

    private Duration duration() {
        return Duration.ofMillis(1 + dice.nextInt(1_000_000_000));
    }

    private Retention retention() {
        return dice.nextBoolean()
                ? Retention.DEFAULT
                : new Retention(dice.nextBoolean() ? null : duration(), duration());
    }

    private @Nullable Policy policy() {
        return dice.nextBoolean() ? null : any(Arrays.asList(Policy.values()));
    }

    private Guidance guidance() {
        if (dice.nextBoolean()) {
            return Guidance.NONE;
        }
        List<Category> categories = dice.nextBoolean() ? List.of() : List.of(new Category("food", any(TEXTS)));
        return new Guidance(orNull(), orNull(), orNull(), orNull(), categories, orNull(), orNull());
    }

    private Budget budget() {
        return new Budget(
                dice.nextBoolean() ? null : (long) dice.nextInt(100),
                dice.nextBoolean() ? null : BigDecimal.valueOf(dice.nextInt(100), 2));
    }

    private @Nullable String orNull() {
        return dice.nextBoolean() ? any(TEXTS) : null;
    }

    private <T> T any(List<T> options) {
        return options.get(dice.nextInt(options.size()));
    }
}
