package dev.keepsake.eval.updates;

import dev.keepsake.eval.updates.Life.Aim;
import dev.keepsake.eval.updates.Life.Asked;
import dev.keepsake.eval.updates.Life.Fate;
import dev.keepsake.eval.updates.Life.Manner;
import dev.keepsake.eval.updates.Life.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes up one life. The same dice make the same life. */
final class LifeStory {

    private static final Instant BIRTH = Instant.parse("2023-01-10T09:00:00Z");
    private static final int ATTRIBUTES = 4;
    private static final int LONGEST_CHAIN = 4;
    private static final int MOST_DAYS_BETWEEN = 60;
    private static final int ADDITIVE_PAIRS = 2;
    private static final int SMALLTALK = 3;
    private static final double REPEATED = 0.5;
    private static final double CORRECTED = 0.2;
    private static final double SAID_PLAINLY = 0.2;
    private static final double RETRACTED = 0.15;
    private static final double QUOTED = 0.5;
    private static final double OTHERS = 0.7;

    private final Phrasings phrasings;
    private final Random dice;
    private final Random moments;
    private final String name;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Asked> questions = new ArrayList<>();

    private LifeStory(Phrasings phrasings, Random dice, Random moments, String name) {
        this.phrasings = phrasings;
        this.dice = dice;
        this.moments = moments;
        this.name = name;
    }

    static List<Life> make(int people, long seed) {
        Phrasings phrasings = Phrasings.standard();
        Random dice = new Random(seed);
        // Dice of their own, so that lives are those that earlier figures are of.
        Random moments = new Random(seed + 1);
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            List<String> names = phrasings.neighbours().people();
            lives.add(new LifeStory(phrasings, dice, moments, names.get(i % names.size())).life("person-" + (i + 1)));
        }
        return lives;
    }

    private Life life(String id) {
        List<Phrasings.Attribute> chosen = new ArrayList<>(phrasings.attributes());
        Collections.shuffle(chosen, dice);
        chosen.subList(0, ATTRIBUTES).forEach(attribute -> new Chain(attribute).tell());
        surround();
        statements.sort(Comparator.comparing(Statement::time).thenComparing(Statement::id));
        return new Life(id, name, List.copyOf(statements), List.copyOf(questions));
    }

    private void surround() {
        List<List<String>> pairs = new ArrayList<>(phrasings.neighbours().additive());
        Collections.shuffle(pairs, dice);
        for (List<String> pair : pairs.subList(0, ADDITIVE_PAIRS)) {
            int first = dice.nextInt(120);
            standing(first, pair.getFirst(), Manner.ADDITIVE);
            standing(first + 1 + dice.nextInt(60), pair.getLast(), Manner.ADDITIVE);
        }
        for (int i = 0; i < SMALLTALK; i++) {
            standing(dice.nextInt(200), pick(phrasings.neighbours().smalltalk()), Manner.SMALLTALK);
        }
    }

    /** Something that stays true whatever else is said. */
    private void standing(int day, String text, Manner manner) {
        String own = "own value " + statements.size();
        add(day, text, manner, own, Fate.STANDS, manner);
    }

    private void add(int day, String text, Manner manner, String value, Fate fate, Manner endedBy) {
        // Nobody says two things in the same minute.
        Instant time = BIRTH.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(statements.size()));
        String told = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        statements.add(new Statement("s" + (statements.size() + 1), time, told, manner, value, fate, endedBy));
    }

    private String pick(List<String> list) {
        return list.get(dice.nextInt(list.size()));
    }

    private boolean happens(double probability) {
        return dice.nextDouble() < probability;
    }

    /** One attribute of the life through all its values. */
    private final class Chain {

        private final Phrasings.Attribute attribute;
        private final List<String> values;
        private final String never;
        private final List<Manner> manners = new ArrayList<>();
        private final boolean ends = happens(RETRACTED);
        private final List<Instant> said = new ArrayList<>();
        private int day = dice.nextInt(30);

        Chain(Phrasings.Attribute attribute) {
            this.attribute = attribute;
            List<String> shuffled = new ArrayList<>(attribute.values());
            Collections.shuffle(shuffled, dice);
            int length = 2 + dice.nextInt(Math.min(LONGEST_CHAIN, shuffled.size() - 1) - 1);
            this.values = shuffled.subList(0, length);
            this.never = shuffled.get(length);
        }

        void tell() {
            for (int i = 0; i < values.size(); i++) {
                manners.add(i == 0 ? Manner.STATED : mannerOfChange());
            }
            for (int i = 0; i < values.size(); i++) {
                Manner manner = manners.get(i);
                say(pick(sentences(manner)), manner, i);
                said.add(statements.getLast().time());
                if (happens(REPEATED)) {
                    say(pick(attribute.repeated()), Manner.REPEATED, i);
                }
                if (i == 0) {
                    digress();
                }
            }
            if (ends) {
                String text = filled(pick(attribute.retracted()), "", values.getLast());
                add(nextDay(), text, Manner.RETRACTED, key(values.size()), Fate.STANDS, Manner.RETRACTED);
            }
            ask();
        }

        private Manner mannerOfChange() {
            double chance = dice.nextDouble();
            return chance < CORRECTED
                    ? Manner.CORRECTED
                    : chance < CORRECTED + SAID_PLAINLY ? Manner.STATED : Manner.UPDATED;
        }

        private List<String> sentences(Manner manner) {
            return switch (manner) {
                case STATED -> attribute.stated();
                case UPDATED -> attribute.updated();
                case CORRECTED -> attribute.corrected();
                case REPEATED, RETRACTED, QUOTED, OTHERS, ADDITIVE, SMALLTALK ->
                    throw new IllegalArgumentException("No value changes by " + manner);
            };
        }

        private void say(String sentence, Manner manner, int number) {
            boolean last = number == values.size() - 1;
            Fate fate = last ? (ends ? Fate.ENDED : Fate.STANDS) : Fate.REPLACED;
            Manner endedBy = last ? (ends ? Manner.RETRACTED : manner) : manners.get(number + 1);
            String old = number == 0 ? "" : values.get(number - 1);
            add(nextDay(), filled(sentence, values.get(number), old), manner, key(number), fate, endedBy);
        }

        /** What others say and are, somewhere in the middle of the story. */
        private void digress() {
            if (happens(QUOTED)) {
                standing(day + 1 + dice.nextInt(100), filled(pick(attribute.quoted()), "", ""), Manner.QUOTED);
            }
            if (happens(OTHERS)) {
                standing(day + 1 + dice.nextInt(100), filled(pick(attribute.others()), "", ""), Manner.OTHERS);
            }
        }

        private void ask() {
            int last = values.size() - 1;
            if (!ends) {
                question(Aim.CURRENT, attribute.now(), "", Set.of(key(last)));
            }
            // A value that was taken back was never there, so nobody had it before.
            if (ends || manners.get(last) != Manner.CORRECTED) {
                question(Aim.PREVIOUS, attribute.before(), "", Set.of(key(ends ? last : last - 1)));
            }
            if (manners.get(1) != Manner.CORRECTED) {
                question(Aim.EVER, attribute.ever(), values.getFirst(), Set.of(key(0)));
            }
            Set<String> had = new LinkedHashSet<>();
            for (int i = 0; i <= last; i++) {
                if (i == last || manners.get(i + 1) != Manner.CORRECTED) {
                    had.add(key(i));
                }
            }
            question(Aim.COUNT, attribute.count(), "", had);
            askOfThePast();
        }

        /** Asks for a value that was replaced, in the words one asks for the present with, at a moment while it was true. */
        private void askOfThePast() {
            int number = moments.nextInt(values.size() - 1);
            if (manners.get(number + 1) != Manner.CORRECTED) {
                Instant from = said.get(number);
                Duration during = Duration.between(from, said.get(number + 1));
                List<String> forms = attribute.now();
                String form = forms.get(moments.nextInt(forms.size()));
                Instant moment = from.plus(during.dividedBy(2));
                questions.add(new Asked(Aim.AS_OF, form.replace("{me}", name), Set.of(key(number)), moment));
            }
        }

        private void question(Aim aim, List<String> forms, String value, Set<String> wanted) {
            questions.add(new Asked(aim, filled(pick(forms), value, ""), wanted, null));
        }

        private int nextDay() {
            day += 1 + dice.nextInt(MOST_DAYS_BETWEEN);
            return day;
        }

        private String key(int number) {
            return attribute.name() + " " + number;
        }

        private String filled(String sentence, String value, String old) {
            return sentence.replace("{v}", value)
                    .replace("{old}", old)
                    .replace("{x}", never)
                    .replace("{n}", pick(phrasings.neighbours().friends()))
                    .replace("{me}", name);
        }
    }
}
