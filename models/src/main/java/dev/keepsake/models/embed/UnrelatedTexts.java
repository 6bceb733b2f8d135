package dev.keepsake.models.embed;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures {@link Embedder#unrelatedCosine()}: the median cosine of a handful of questions and what was said in conversations that
 * does not answer them. Eight questions and eight passages, none about what another is about, so that there are 64 pairs.
 */
final class UnrelatedTexts {

    private static final List<String> QUESTIONS = List.of(
            "Where does Maria go on holiday?",
            "Which medicine does the patient take in the morning?",
            "How did the football match end?",
            "What is the name of his dog?",
            "When is the report due?",
            "Which programming language does the team prefer?",
            "What did she cook for dinner?",
            "Who repaired the roof?");

    private static final List<String> PASSAGES = List.of(
            "I finally finished reading the novel you lent me, the ending surprised me.",
            "My sister is moving to a bigger flat because of the baby.",
            "The bank raised the interest rate again, so we wait with the loan.",
            "Sorry, I missed the train and will be twenty minutes late.",
            "We painted the hallway yellow last weekend.",
            "He practises the violin every evening, much to the neighbours' delight.",
            "The new phone has a better camera, but the battery hardly lasts a day.",
            "Our orchestra tickets are for the second balcony.");

    private UnrelatedTexts() {}

    /** Asks {@code embedder} twice. */
    static double median(Embedder embedder, Deadline deadline) {
        List<Embedding> questions = embedder.embed(QUESTIONS, Purpose.QUERY, deadline);
        List<Embedding> passages = embedder.embed(PASSAGES, Purpose.PASSAGE, deadline);
        List<Double> cosines = new ArrayList<>();
        for (Embedding question : questions) {
            for (Embedding passage : passages) {
                cosines.add(UnitVector.cosine(question.vector(), passage.vector()));
            }
        }
        cosines.sort(null);
        int middle = cosines.size() / 2;
        return (cosines.get(middle - 1) + cosines.get(middle)) / 2;
    }
}
