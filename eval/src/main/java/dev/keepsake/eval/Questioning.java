package dev.keepsake.eval;

import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.Question;
import dev.keepsake.scope.Scope;
import java.util.List;
import java.util.function.UnaryOperator;

/** Asks questions of one system, measured one by one, and keeps the answers. */
public final class Questioning {

    private final Memories memories;
    private final UnaryOperator<SearchRequest> form;
    private final Answers answers;

    /**
     * @param system its name in the report
     * @param form what every request has besides scope and question: depth, recipe, what to return
     */
    public Questioning(Memories memories, String system, UnaryOperator<SearchRequest> form) {
        this.memories = memories;
        this.form = form;
        this.answers = new Answers(system);
    }

    /** Asks one question of the memories of its conversation. */
    public void ask(Conversation conversation, Question question, Provenance provenance) {
        SearchRequest request = form.apply(SearchRequest.of(Scope.ofUser(conversation.id()), question.text()));
        long started = System.nanoTime();
        List<Hit> hits = memories.search(request).hits();
        long took = System.nanoTime() - started;
        double top = hits.isEmpty() ? 0 : hits.getFirst().score();
        answers.add(conversation, question, hits.stream().map(provenance::of).toList(), top, took);
    }

    /** What was answered so far. */
    public Answers answers() {
        return answers;
    }
}
