package dev.keepsake.eval.extraction;

import dev.keepsake.eval.Provenance;
import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.GoldTurn;
import dev.keepsake.eval.dataset.Question;
import dev.keepsake.eval.dataset.Session;
import dev.keepsake.memory.Memory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the evidence the facts reach at all, whatever a search would find: a turn is covered when a fact names it as a
 * source. And what that costs: the words of all facts over the words that were said, names of speakers not counted.
 */
final class Coverage {

    private double coveredShares;
    private int questions;
    private int evidenceTurns;
    private int coveredTurns;
    private int facts;
    private long wordsStored;
    private long wordsSaid;

    void measure(Conversation conversation, List<Memory> memories, Provenance provenance) {
        Set<String> covered = new HashSet<>();
        memories.forEach(memory -> {
            covered.addAll(provenance.turns(memory));
            wordsStored += Provenance.words(null, memory.text());
        });
        facts += memories.size();
        Set<String> evidence = new HashSet<>();
        for (Question question : conversation.questions()) {
            if (question.hasEvidence() && question.category().answerable()) {
                evidence.addAll(question.gold());
                coveredShares += (double) question.gold().stream()
                                .filter(covered::contains)
                                .count()
                        / question.gold().size();
                questions++;
            }
        }
        evidenceTurns += evidence.size();
        evidence.retainAll(covered);
        coveredTurns += evidence.size();
        for (Session session : conversation.sessions()) {
            session.turns().stream().filter(GoldTurn::saysSomething).forEach(turn -> wordsSaid += words(turn));
        }
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("coverage, mean over questions", questions == 0 ? 0 : coveredShares / questions);
        figures.put("coverage of evidence turns", evidenceTurns == 0 ? 0 : (double) coveredTurns / evidenceTurns);
        figures.put("words stored / words said", wordsSaid == 0 ? 0 : (double) wordsStored / wordsSaid);
        figures.put("facts stored", (double) facts);
        return figures;
    }

    private static int words(GoldTurn turn) {
        String picture = turn.picture();
        int said = turn.text().isBlank() ? 0 : Provenance.words(null, turn.text());
        return said + (picture == null || picture.isBlank() ? 0 : Provenance.words(null, picture));
    }
}
