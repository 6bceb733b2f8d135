package dev.keepsake.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.engine.time.TimeGrammar.Case;
import dev.keepsake.time.TimeMention;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimeGrammarTest {

    private static final List<Case> CASES = TimeGrammar.cases(20_230_508L, 12);
    private static final double LEAST_EXACT = 0.95;

    @Test
    void theTimesOfGeneratedSentencesAreReadExactly() {
        Map<Boolean, List<Case>> read = CASES.stream().collect(Collectors.partitioningBy(TimeGrammarTest::isExact));
        List<Case> wrong = read.getOrDefault(false, List.of());

        System.out.println(table());
        assertThat(CASES).hasSizeGreaterThan(200);
        assertThat((CASES.size() - wrong.size()) / (double) CASES.size())
                .as(() -> wrong.size() + " of " + CASES.size() + " not exact:\n"
                        + wrong.stream().map(TimeGrammarTest::told).collect(Collectors.joining("\n")))
                .isGreaterThanOrEqualTo(LEAST_EXACT);
    }

    private static boolean isExact(Case one) {
        List<TimeMention> found = TimeMentions.in(one.text(), one.said(), one.zone());
        return found.size() == 1
                && found.getFirst().from().equals(one.from())
                && found.getFirst().to().equals(one.to())
                && found.getFirst().precision() == one.precision();
    }

    private static String told(Case one) {
        return one.family() + ": \"" + one.text() + "\" said " + one.said() + " in " + one.zone() + ": expected "
                + one.precision() + " " + one.from() + " to " + one.to() + ", got "
                + TimeMentions.in(one.text(), one.said(), one.zone());
    }

    private static String table() {
        Map<String, List<Case>> families =
                CASES.stream().collect(Collectors.groupingBy(Case::family, TreeMap::new, Collectors.toList()));
        return families.entrySet().stream()
                .map(family -> String.format(
                        "%-16s %4d of %4d exact",
                        family.getKey(),
                        family.getValue().stream()
                                .filter(TimeGrammarTest::isExact)
                                .count(),
                        family.getValue().size()))
                .collect(Collectors.joining("\n"));
    }
}
