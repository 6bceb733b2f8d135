package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.time.Intent;
import dev.keepsake.engine.time.TimeFit;
import dev.keepsake.index.Circumstances;
import dev.keepsake.memory.MemoryState;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** Gives every candidate what the judging signals say of its circumstances. */
final class Judgement {

    /** A best fit below this is no fit, and bringing it to 1 would make something of nothing. */
    private static final double LEAST_BEST_FIT = 0.1;

    private final Question question;

    Judgement(Question question) {
        this.question = question;
    }

    void pass(Tally tally) {
        judge(Signal.SPEAKER, tally, said -> question.namesSpeakerOf(said) ? 1 : 0);
        judge(Signal.SUBSTANCE, tally, Circumstances::substance);
        TimeFit fit = TimeFit.of(question.time());
        if (!fit.asksNothing()) {
            judge(Signal.TIME, tally, said -> fit.of(said.at(), said.times()));
        }
        if (question.time().wants(Intent.LATEST)) {
            judgeAge(tally, true);
        } else if (question.time().wants(Intent.FIRST)) {
            judgeAge(tally, false);
        }
        judgeCurrency(tally);
        judgeDecay(tally);
    }

    /** The best becomes 1, unless it is next to nothing. */
    private static void judge(Signal signal, Tally tally, ToDoubleFunction<Circumstances> judge) {
        if (!tally.asks(signal)) {
            return;
        }
        double best = 0;
        for (Tally.Row row : tally.rows()) {
            double raw = judge.applyAsDouble(row.circumstances());
            row.give(signal, raw, raw);
            best = Math.max(best, raw);
        }
        if (best > 0) {
            double one = Math.max(best, LEAST_BEST_FIT);
            tally.rows().forEach(row -> row.give(signal, row.raw(signal), row.raw(signal) / one));
            tally.takePart(signal);
        }
    }

    /** Where an entry lies between the oldest and the newest candidate. */
    private static void judgeAge(Tally tally, boolean newest) {
        long oldest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (Tally.Row row : tally.rows()) {
            long at = row.circumstances().at().getEpochSecond();
            oldest = Math.min(oldest, at);
            latest = Math.max(latest, at);
        }
        if (oldest < latest) {
            for (Tally.Row row : tally.rows()) {
                Instant at = row.circumstances().at();
                double age = (double) (at.getEpochSecond() - oldest) / (double) (latest - oldest);
                row.give(Signal.RECENCY, (double) at.getEpochSecond(), newest ? age : 1 - age);
            }
            tally.takePart(Signal.RECENCY);
        }
    }

    /** Half of what was said once is left when this many days have passed. */
    private static final double HALF_LIFE = 180;

    private static final double SECONDS_OF_A_DAY = 86_400;

    /**
     * What is left of an entry beside the newest one: halved in each half-life, which grows by its own length with every doubling
     * of the turns that say it. What was searched and found before plays no part, see ADR 15.
     */
    private static void judgeDecay(Tally tally) {
        if (tally.asks(Signal.DECAY)) {
            long newest = tally.rows().stream()
                    .mapToLong(row -> row.circumstances().at().getEpochSecond())
                    .max()
                    .orElse(0);
            judge(Signal.DECAY, tally, said -> {
                double days = (newest - said.at().getEpochSecond()) / SECONDS_OF_A_DAY;
                double turns = Math.max(1, said.origins().size());
                return Math.pow(0.5, days / (HALF_LIFE * (1 + Math.log(turns) / Math.log(2))));
            });
        }
    }

    /** What holds now comes before what was replaced, or after it when that is what is asked for. */
    private void judgeCurrency(Tally tally) {
        boolean mixed =
                tally.rows().stream().anyMatch(row -> row.circumstances().state() == MemoryState.SUPERSEDED);
        PastIntent intent = question.intent();
        if (!mixed || intent == PastIntent.PAST || intent == PastIntent.ANY) {
            return;
        }
        MemoryState wanted = intent == PastIntent.PREVIOUS ? MemoryState.SUPERSEDED : MemoryState.CURRENT;
        judge(Signal.CURRENCY, tally, said -> said.state() == wanted ? 1 : 0);
    }
}
