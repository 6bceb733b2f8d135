package dev.keepsake.eval;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.Memories;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.GoldTurn;
import dev.keepsake.eval.dataset.Session;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds conversations as the protocols want it: one add per session, the conversation being the user and the session's time
 * the time of its messages. Two people both have the role user, because both are people; their names tell them apart. Gold
 * ids travel in the attribute {@code src}, never in a text.
 */
public final class Ingest {

    private final Memories memories;
    private final boolean infer;
    private int turnsAdded;
    private int notStored;

    /** @param infer true to extract facts, false to keep each turn as it was said */
    public Ingest(Memories memories, boolean infer) {
        this.memories = memories;
        this.infer = infer;
    }

    /** Adds every session of {@code conversation} and says where its turns are now. */
    public Provenance add(Conversation conversation) {
        Provenance provenance = new Provenance(conversation.sessionOfTurn());
        conversation.sessions().forEach(session -> add(conversation, session, provenance));
        return provenance;
    }

    /** How many turns were added so far. */
    public int turnsAdded() {
        return turnsAdded;
    }

    /** How many of them the system said it did not keep. */
    public int notStored() {
        return notStored;
    }

    private void add(Conversation conversation, Session session, Provenance provenance) {
        List<GoldTurn> turns =
                session.turns().stream().filter(GoldTurn::saysSomething).toList();
        if (turns.isEmpty()) {
            return;
        }
        List<Message> messages =
                turns.stream().map(turn -> message(conversation, session, turn)).toList();
        AddRequest request =
                AddRequest.of(Scope.ofUser(conversation.id()), messages).at(session.time());
        AddResult result = memories.add(infer ? request : request.verbatim());
        EpisodeId episode = new EpisodeId(result.operation().id());
        for (int i = 0; i < turns.size(); i++) {
            provenance.record(new TurnId(episode, i), turns.get(i).id());
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
        return new Message(turn.role(), content, turn.speaker(), session.time(), externalId, gold);
    }
}
