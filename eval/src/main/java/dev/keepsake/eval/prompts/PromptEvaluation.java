package dev.keepsake.eval.prompts;

import dev.keepsake.api.AddRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.Subject;
import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.DatasetSummary;
import dev.keepsake.eval.dataset.GoldTurn;
import dev.keepsake.eval.dataset.LocomoObservations;
import dev.keepsake.eval.dataset.Session;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Counts what the prompts of the policy {@code reconcile} take for the turns of a dataset, added in order, so many turns at a time,
 * while the facts that were recorded of them become what is known.
 */
public final class PromptEvaluation {

    private final Subject subject;
    private final ReplayingModel model;
    private final TokenCounter tokens;
    private final int turnsPerAdd;
    private final Progress progress;
    private final List<Case> cases = new ArrayList<>();

    /** @param turnsPerAdd how many turns are added at once; 0 for a whole session */
    public PromptEvaluation(
            Subject subject, ReplayingModel model, TokenCounter tokens, int turnsPerAdd, Progress progress) {
        this.subject = subject;
        this.model = model;
        this.tokens = tokens;
        this.turnsPerAdd = turnsPerAdd;
        this.progress = progress;
    }

    /**
     * One add, in tokens.
     *
     * @param session where its turns are from
     * @param turns how many turns it has
     * @param calls how many prompts it sends
     * @param instructions of its prompts, what is the same in all
     * @param schema of its prompts, the schema of the reply
     * @param material of its prompts, what is known and what is said
     * @param said the words of its turns alone
     */
    public record Case(String session, int turns, int calls, int instructions, int schema, int material, int said) {

        int prompt() {
            return instructions + schema + material;
        }
    }

    public Findings run(DatasetSource source, LocomoObservations observations) {
        DatasetSummary summary = source.handOver(portion -> {
            portion.forEach(conversation -> add(conversation, observations));
            return true;
        });
        return new Findings(
                "prompt tokens per add",
                summary,
                Report.Setup.of(subject, EvaluationOptions.STANDARD),
                List.of(
                        mean("prompt, all of it", Case::prompt),
                        mean("instructions, the same every time", Case::instructions),
                        mean("schema of the reply, the same every time", Case::schema),
                        mean("what is known and what is said", Case::material),
                        mean("the words of the turns alone", Case::said),
                        mean("calls", Case::calls)),
                cases);
    }

    private Figure mean(String name, ToDoubleFunction<Case> value) {
        double mean = cases.stream().mapToDouble(value).average().orElse(0);
        return Figure.of(
                turnsPerAdd == 0 ? "a session at once" : turnsPerAdd + " turns at once", name, mean, cases.size());
    }

    private void add(Conversation conversation, LocomoObservations observations) {
        Map<String, String> texts = new HashMap<>();
        conversation.sessions().forEach(session -> session.turns().forEach(turn -> texts.put(turn.id(), said(turn))));
        model.begin(texts, observations.of(conversation.id()));
        int done = 0;
        for (Session session : conversation.sessions()) {
            List<GoldTurn> turns =
                    session.turns().stream().filter(GoldTurn::saysSomething).toList();
            int step = turnsPerAdd == 0 ? Math.max(1, turns.size()) : turnsPerAdd;
            for (int from = 0; from < turns.size(); from += step) {
                add(conversation, session, turns.subList(from, Math.min(turns.size(), from + step)));
            }
            progress.step(
                    "adding " + conversation.id(),
                    ++done,
                    conversation.sessions().size());
        }
    }

    private void add(Conversation conversation, Session session, List<GoldTurn> turns) {
        List<Message> messages = turns.stream()
                .map(turn -> Message.of(turn.role(), said(turn))
                        .named(turn.speaker())
                        .withExternalId(conversation.id() + "/" + turn.id()))
                .toList();
        subject.memories()
                .add(AddRequest.of(Scope.ofUser(conversation.id()), messages)
                        .withHandling(Handling.DEFAULT.withPolicy(Policy.RECONCILE))
                        .at(session.time()));
        List<ChatPrompt> prompts = model.taken();
        cases.add(new Case(
                conversation.id() + "/" + session.id(),
                turns.size(),
                prompts.size(),
                sum(prompts.stream().map(ChatPrompt::system).toList()),
                sum(prompts.stream().map(ChatPrompt::jsonSchema).toList()),
                sum(prompts.stream().map(ChatPrompt::user).toList()),
                sum(turns.stream().map(PromptEvaluation::said).toList())));
    }

    private static String said(GoldTurn turn) {
        String picture = turn.picture() == null ? "" : "[image: " + turn.picture() + "]";
        return turn.text().isBlank() ? picture : picture.isEmpty() ? turn.text() : turn.text() + "\n" + picture;
    }

    private int sum(List<String> texts) {
        return texts.stream().mapToInt(tokens::count).sum();
    }
}
