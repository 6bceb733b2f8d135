package dev.keepsake.eval.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What tenants say: some of it word for word what all others say, some of it their own. */
final class TenantTexts {

    /** What every tenant is asked. */
    static final List<String> QUESTIONS = List.of(
            "Where is the spare key?",
            "What did I buy for the garden?",
            "When is the appointment with the dentist?",
            "Who fed the cat while I was away?");

    private static final List<String> SHARED = List.of(
            "I keep the spare key under the third flowerpot.",
            "I bought two apple trees for the garden.",
            "My appointment with the dentist is on the ninth of May.",
            "My neighbour fed the cat while I was away.",
            "I sold my old bicycle last week.",
            "The cellar was flooded in March.");

    private static final List<String> THINGS =
            List.of("a kayak", "a piano", "a loom", "a telescope", "an oven", "a tent", "a violin", "a saw");
    private static final List<String> PLACES =
            List.of("the attic", "the garage", "the garden shed", "my office", "the boat house", "the cellar");
    private static final int OWN = 4;

    private TenantTexts() {}

    /** What one tenant says in one sitting. */
    static List<String> of(Tenant tenant, long seed) {
        Random random = new Random(seed * 31 + tenant.number());
        List<String> texts = new ArrayList<>(SHARED);
        for (int i = 0; i < OWN; i++) {
            texts.add("I keep " + pick(THINGS, random) + " and " + (2 + random.nextInt(40)) + " spare keys in "
                    + pick(PLACES, random) + " of house " + (tenant.number() + 1) + ".");
        }
        return texts;
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
