package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.entity.EntityReader;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.extract.Surroundings;
import dev.keepsake.memory.Memory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the turns say so. A name or a number that nobody mentioned was made up; a fact most of whose words were said is
 * supported; of those between, the nearness of the texts is asked for a second opinion, and a chat model for a third where one
 * is to be asked. The thresholds were found with pairs of our own, see {@code eval junk}.
 */
final class SupportCheck implements Check {

    static final String NOBODY = "names somebody or something that nobody mentioned";
    static final String NUMBER = "has a number that nobody mentioned";
    static final String UNSAID = "no turn says so";
    static final String CONTRARY = "the turn it cites seems to say the contrary";
    static final String WEAK = "is only weakly supported by what was said";

    /** From this share of its words on, a fact is supported. */
    static final double ENOUGH = 0.5;
    /** Below this share, it is not. */
    static final double LITTLE = 0.25;
    /** Words of other turns than those it cites count less. */
    private static final double ELSEWHERE = 0.8;
    /** How far names are looked for. */
    private static final int TURNS_BEFORE = 20;

    private static final int MEMORIES = 10;

    private final Nearness nearness;
    private final SecondOpinion opinion;

    SupportCheck(Nearness nearness, SecondOpinion opinion) {
        this.nearness = nearness;
        this.opinion = opinion;
    }

    @Override
    public void examine(Docket docket) {
        Map<Integer, Doubt> doubts = new LinkedHashMap<>();
        docket.open().forEach((number, fact) -> {
            if (isCopied(docket.said(), fact)) {
                return;
            }
            String invented = invented(docket, fact);
            if (invented != null) {
                docket.leave(number, LeftOut.Cause.UNSUPPORTED, invented);
            } else {
                doubt(docket.said(), fact, docket.voice(number), number, doubts);
            }
        });
        if (!doubts.isEmpty()) {
            settle(docket, doubts);
        }
    }

    private static void doubt(Said said, Fact fact, Voice voice, int number, Map<Integer, Doubt> doubts) {
        List<Passage> passages = said.cited(fact);
        Terms terms = Terms.of(fact.text()).without(names(said));
        if (share(said, terms, passages) < ENOUGH) {
            terms = Terms.of(timeless(said, fact)).without(names(said));
        }
        if (terms.isEmpty()) {
            return;
        }
        double share = share(said, terms, passages);
        List<String> cited = passages.stream().map(Passage::text).toList();
        boolean contrary = voice == Voice.PERSON && !Polarity.agrees(fact.text(), cited);
        if (share < ENOUGH || contrary) {
            doubts.put(number, new Doubt(fact, cited, share, contrary));
        }
    }

    private void settle(Docket docket, Map<Integer, Doubt> doubts) {
        Map<Integer, Boolean> near = nearness.of(doubts, docket.deadline());
        Map<Integer, Doubt> asked = new LinkedHashMap<>();
        doubts.forEach((number, doubt) -> {
            boolean isNear = near.getOrDefault(number, false);
            if (doubt.contrary()) {
                asked.put(number, doubt);
            } else if (doubt.share() < LITTLE && !isNear) {
                docket.leave(number, LeftOut.Cause.UNSUPPORTED, UNSAID);
            } else if (doubt.share() < LITTLE || !isNear) {
                asked.put(number, doubt);
            }
        });
        if (asked.isEmpty()) {
            return;
        }
        Map<Integer, Boolean> supported = opinion.on(asked, docket);
        asked.forEach((number, doubt) -> {
            Boolean answer = supported.get(number);
            if (answer == null) {
                docket.hold(number, doubt.contrary() ? CONTRARY : WEAK);
            } else if (!answer) {
                docket.leave(number, LeftOut.Cause.UNSUPPORTED, UNSAID);
            }
        });
    }

    /** Whether the fact has the very words that it cites, so that there is nothing to doubt. */
    private static boolean isCopied(Said said, Fact fact) {
        String text = Served.plain(fact.text());
        return fact.sources().stream().allMatch(source -> {
            Turn turn = said.turn(source);
            int end = Math.min(source.span().end(), turn.text().length());
            return source.span().start() < end
                    && text.contains(
                            Served.plain(turn.text().substring(source.span().start(), end)));
        });
    }

    private static double share(Said said, Terms terms, List<Passage> cited) {
        double share = terms.coveredBy(terms(cited));
        return share >= ENOUGH ? share : Math.max(share, ELSEWHERE * terms.coveredBy(terms(said.spoken())));
    }

    private static @Nullable String invented(Docket docket, Fact fact) {
        Said said = docket.said();
        Terms spoken = terms(said.spoken());
        Terms numbers = new Terms(Set.of(), Terms.of(fact.text()).numbers());
        if (!numbers.without(spoken).isEmpty()) {
            Terms untimed = new Terms(Set.of(), Terms.of(timeless(said, fact)).numbers());
            if (!untimed.without(spoken).isEmpty()) {
                return NUMBER;
            }
        }
        List<EntityMention> unknown = EntityReader.mentions(fact.text()).stream()
                .filter(mention -> mention.kind() != EntityKind.OTHER
                        || mention.name().codePoints().anyMatch(Character::isUpperCase))
                .filter(mention -> !isKnown(mention, spoken, said))
                .toList();
        return unknown.isEmpty() || areKnownBefore(unknown, docket.request().surroundings(), fact) ? null : NOBODY;
    }

    private static boolean isKnown(EntityMention mention, Terms spoken, Said said) {
        return Terms.of(mention.name()).without(spoken).without(names(said)).isEmpty();
    }

    /** The fact without the times that its turns name, which it may name in other words. */
    private static String timeless(Said said, Fact fact) {
        return Times.withoutSupported(
                fact.text(), fact.sources().stream().map(said::turn).distinct().toList());
    }

    /** What those who speak are called. */
    private static Terms names(Said said) {
        StringBuilder names = new StringBuilder();
        for (Turn turn : said.turns()) {
            if (turn.name() != null) {
                names.append(turn.name()).append(' ');
            }
        }
        return Terms.of(names.toString());
    }

    /** Names may come from what was said before or is known; looked up only when they are nowhere else. */
    private static boolean areKnownBefore(List<EntityMention> names, Surroundings surroundings, Fact fact) {
        List<String> before = new ArrayList<>();
        surroundings.before(TURNS_BEFORE).forEach(turn -> before.add(turn.text() + " " + turn.name()));
        surroundings.nearest(List.of(fact.text()), MEMORIES).stream()
                .map(Memory::text)
                .forEach(before::add);
        Terms known = Terms.union(before.stream().map(Terms::of).toList());
        return names.stream()
                .allMatch(name -> Terms.of(name.name()).without(known).isEmpty());
    }

    private static Terms terms(List<Passage> passages) {
        return Terms.union(passages.stream().map(Passage::terms).toList());
    }
}
