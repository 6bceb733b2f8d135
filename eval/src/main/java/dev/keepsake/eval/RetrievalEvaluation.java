package dev.keepsake.eval;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Verbatim recall: are the turns that answer a question among the memories a search returns? Every session of every
 * conversation is added once without inference, the conversation being the user and the session's time the time of its
 * messages; then every question is searched once per recipe. Both speakers have the role user, because both are people;
 * their names tell them apart. Gold ids travel in the attribute {@code src}, never in a text. One pass, one thread.
 */
public final class RetrievalEvaluation {

    /** The name of the protocol in reports. */
    public static final String BENCHMARK = "LoCoMo verbatim recall";

    private final Subject subject;
    private final EvaluationOptions options;
    private final Progress progress;
    private final Map<String, Provenance> provenance = new HashMap<>();
    private int turnsAdded;
    private int notStored;

    public RetrievalEvaluation(Subject subject, EvaluationOptions options, Progress progress) {
        this.subject = subject;
        this.options = options;
        this.progress = progress;
    }

    /** Fills the subject's memories with the dataset and asks them every question. */
    public Report run(Dataset dataset) {
        long started = System.nanoTime();
        addAll(dataset);
        long added = System.nanoTime();
        List<Answers> answers = searchAll(dataset);
        long searched = System.nanoTime();
        Report.Timing timing =
                new Report.Timing(seconds(added - started), seconds(searched - added), turnsAdded, notStored);
        return new ReportAssembly(dataset, subject, options).assemble(answers, timing);
    }

    private void addAll(Dataset dataset) {
        int done = 0;
        for (Conversation conversation : dataset.conversations()) {
            for (Session session : conversation.sessions()) {
                add(conversation, session);
                done += session.turns().size();
                progress.step("adding turns", done, dataset.turnCount());
            }
        }
    }

    private void add(Conversation conversation, Session session) {
        List<GoldTurn> turns =
                session.turns().stream().filter(GoldTurn::saysSomething).toList();
        if (turns.isEmpty()) {
            return;
        }
        List<Message> messages =
                turns.stream().map(turn -> message(conversation, session, turn)).toList();
        AddResult result = subject.memories()
                .add(AddRequest.of(Scope.ofUser(conversation.id()), messages)
                        .verbatim()
                        .at(session.time()));
        EpisodeId episode = new EpisodeId(result.operation().id());
        Provenance known = provenance.computeIfAbsent(conversation.id(), id -> new Provenance());
        for (int i = 0; i < turns.size(); i++) {
            known.record(new TurnId(episode, i), turns.get(i).id());
        }
        turnsAdded += turns.size();
        notStored += result.notStored().size();
    }

    private static Message message(Conversation conversation, Session session, GoldTurn turn) {
        List<ContentPart> content = new ArrayList<>();
        if (!turn.text().isBlank()) {
            content.add(new ContentPart.Text(turn.text()));
        }
        if (turn.picture() != null) {
            content.add(new ContentPart.Image(null, turn.picture()));
        }
        // The dataset's own id, so that a second run on the same memories is a repeated import and changes nothing.
        String externalId = conversation.id() + "/" + turn.id();
        Attributes gold = Attributes.of(Provenance.ATTRIBUTE, turn.id());
        return new Message(Role.USER, content, turn.speaker(), session.time(), externalId, gold);
    }

    private List<Answers> searchAll(Dataset dataset) {
        List<Answers> all = new ArrayList<>();
        for (SearchRecipe recipe : options.recipes()) {
            Answers answers = new Answers(recipe.name());
            int done = 0;
            for (Conversation conversation : dataset.conversations()) {
                for (Question question : conversation.questions()) {
                    ask(conversation, question, recipe, answers);
                    progress.step("asking, " + recipe.name(), ++done, dataset.questionCount());
                }
            }
            all.add(answers);
        }
        return all;
    }

    private void ask(Conversation conversation, Question question, SearchRecipe recipe, Answers answers) {
        SearchRequest request = SearchRequest.of(Scope.ofUser(conversation.id()), question.text())
                .withLimit(options.topK())
                .withRecipe(recipe);
        long started = System.nanoTime();
        var hits = subject.memories().search(request).hits();
        long took = System.nanoTime() - started;
        Provenance known = provenance.getOrDefault(conversation.id(), new Provenance());
        answers.add(conversation, question, hits.stream().map(known::of).toList(), took);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
