package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.media.MediaReader;
import dev.keepsake.engine.media.MediaReader.ReadMedia;
import dev.keepsake.engine.media.MediaReader.Veto;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the messages of an add share into words before they are kept, for turns are text. What came before in its scope is
 * not looked at again. What models were asked, and what could not be read, is kept with the submission and so reaches the outcome
 * whenever it is carried out.
 */
final class SharedMedia {

    private final Store store;
    private final Extractors extractors;
    private final MediaReader reader;
    private final Phases phases;

    SharedMedia(Store store, Extractors extractors, MediaReader reader, Phases phases) {
        this.store = store;
        this.extractors = extractors;
        this.reader = reader;
        this.phases = phases;
    }

    /** The submission with turns in words; {@code messages} are those of its turns, in their order. */
    Submission inWords(Submission submission, List<Message> messages) {
        List<Integer> unread = unread(submission.episode(), messages);
        if (unread.isEmpty()) {
            return submission;
        }
        ReadMedia read = phases.in(
                Phase.MEDIA,
                () -> reader.read(unread.stream().map(messages::get).toList(), veto(submission)));
        List<Turn> turns = new ArrayList<>(submission.episode().turns());
        for (int number = 0; number < unread.size(); number++) {
            int at = unread.get(number);
            turns.set(at, turns.get(at).withText(read.messages().get(number).text()));
        }
        List<Outcome.NotStored> left = read.left().stream()
                .map(part -> new Outcome.NotStored(
                        turns.get(unread.get(part.message())).id(), part.cause(), part.reason()))
                .toList();
        return submission
                .of(submission.episode().withTurns(turns))
                .after(new Outcome(List.of(), left, null, read.used()));
    }

    private List<Integer> unread(Episode episode, List<Message> messages) {
        List<Integer> unread = IntStream.range(0, messages.size())
                .filter(at -> MediaReader.hasUnread(messages.get(at)))
                .boxed()
                .toList();
        if (unread.isEmpty()) {
            return unread;
        }
        List<String> identities =
                unread.stream().map(at -> episode.turns().get(at).identity()).toList();
        Map<String, TurnId> known = store.episodes().known(episode.project(), episode.scope(), identities);
        return unread.stream()
                .filter(at -> !known.containsKey(episode.turns().get(at).identity()))
                .toList();
    }

    /** Nothing goes to a model where a policy promises that; and what a picture takes of a budget nobody knows before. */
    private @Nullable Veto veto(Submission submission) {
        Handling asked = submission.handling();
        ProjectSettings settings = store.settings().of(submission.episode().project());
        Policy policy = extractors.policy(asked.policy() == null ? settings.policy() : asked.policy());
        if (!policy.needsModel() && !asked.procedural()) {
            return new Veto(Cause.NOT_MEMORABLE, "the policy " + policy.key() + " asks no model");
        }
        return asked.budget().over(settings.budget()).equals(Budget.UNLIMITED)
                ? null
                : new Veto(
                        Cause.DEFERRED, "there is a budget, and what looking at a picture takes is not known before");
    }
}
