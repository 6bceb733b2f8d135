package dev.keepsake.engine.slot;

import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one clause says about one slot.
 *
 * @param subject whose attribute it is, in small letters
 * @param attribute which attribute; {@link #UNNAMED} when only the former value tells
 * @param single whether the subject has one value at a time
 * @param value the value in small letters without articles, or empty when the clause ends whatever it was
 * @param denied whether the value is not so
 * @param kind what it does to the slot
 * @param trust from whom it is known
 * @param formerly the value that it names as the one before, or null
 * @param plain whether the whole statement says nothing else
 */
public record Claim(
        String subject,
        String attribute,
        boolean single,
        String value,
        boolean denied,
        ClaimKind kind,
        Trust trust,
        @Nullable String formerly,
        boolean plain) {

    /** The attribute of "switched from coffee to tea": whichever has the former value. */
    public static final String UNNAMED = "*";

    private static final String SO = "so";

    /** As far back as what people call last year can lie. */
    private static final Duration LAST_YEAR = Duration.ofDays(2 * 366);

    /** The slot that a memory of this claim fills, answering for the moment {@code at}. */
    public Slot slot(Instant at) {
        String answer = single ? value : SO;
        return new Slot(key(trust), denied ? Slot.NOT + (single ? value : "") : answer, at);
    }

    /**
     * The moment for which the claim answers. That something is so is known for when it was said, since whenever it has been
     * so; that it became so a long time ago is history, and says less about now than what was told since.
     */
    public Instant at(Instant said, Instant validFrom) {
        boolean history = kind == ClaimKind.BECAME && validFrom.isBefore(said.minus(LAST_YEAR));
        return history ? validFrom : said;
    }

    /** Whether it only says what somebody likes or does, of which there is much and little that lasts. */
    boolean isTaste() {
        return attribute.startsWith("likes ") || attribute.startsWith("does ");
    }

    /** The keys under which the same is known, from whomever. */
    public List<String> keys() {
        return Arrays.stream(Trust.values()).map(this::key).toList();
    }

    /** This claim in the words of a memory that says the same, so that the two are equal. */
    public Claim inWordsOf(Slot known) {
        return Rivals.agree(this, known)
                ? new Claim(subject, attribute, single, known.value(), denied, kind, trust, formerly, plain)
                : this;
    }

    /** Whether {@code slot} has the value that this claim names as the one before. */
    public boolean wasIn(Slot slot) {
        return names(slot.value()) && !slot.denies();
    }

    /** Whether another claim has the value that this claim names as the one before. */
    public boolean wasIn(Claim other) {
        return names(other.value) && !other.denied;
    }

    private boolean names(String former) {
        return formerly != null && Values.same(formerly, former);
    }

    /** The slot keys among which the attribute has to be looked for when it is {@link #UNNAMED}. */
    public List<String> candidateKeys() {
        return Stream.concat(
                        AttributePattern.singleNames().stream(),
                        Words.list("favourite").stream().map(kind -> "favourite " + Words.canonical(kind)))
                .distinct()
                .map(this::about)
                .flatMap(claim -> claim.keys().stream())
                .toList();
    }

    /** This claim about the slot of {@code other}. */
    public Claim about(Claim other) {
        return new Claim(other.subject, other.attribute, other.single, value, denied, kind, trust, formerly, plain);
    }

    /** This claim about another attribute. */
    public Claim about(String named) {
        return new Claim(subject, named, true, value, denied, kind, trust, formerly, plain);
    }

    /** This claim, trusted no more than the statement that makes it. */
    public Claim atMost(Trust most) {
        return trust.compareTo(most) <= 0
                ? this
                : new Claim(subject, attribute, single, value, denied, kind, most, formerly, plain);
    }

    /** The key of the slot that a memory of this claim fills. */
    public String key() {
        return key(trust);
    }

    private String key(Trust known) {
        return subject + "/" + attribute + TrustMark.of(known);
    }
}
