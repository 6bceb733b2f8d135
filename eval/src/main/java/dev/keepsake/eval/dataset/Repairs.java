package dev.keepsake.eval.dataset;

/**
 * What had to be put right while reading.
 *
 * @param evidenceRepaired evidence entries that were malformed and could be read
 * @param evidenceDropped evidence entries that could not be read or name no turn
 * @param questionsSkipped questions left without evidence although they should have some, which nothing can answer
 */
public record Repairs(int evidenceRepaired, int evidenceDropped, int questionsSkipped) {

    static final Repairs NONE = new Repairs(0, 0, 0);

    Repairs and(Repairs more) {
        return new Repairs(
                evidenceRepaired + more.evidenceRepaired,
                evidenceDropped + more.evidenceDropped,
                questionsSkipped + more.questionsSkipped);
    }
}
