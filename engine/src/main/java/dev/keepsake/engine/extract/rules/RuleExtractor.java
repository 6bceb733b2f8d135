package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Extracts facts with rules: no model to ask, no network, the same facts each time. It keeps sentences that state something,
 * tells them in the third person with their dates resolved, and drops questions, greetings, praise and commands. What it
 * cannot safely retell it keeps in the speaker's own words behind the speaker's name: {@code Caroline: We are going home}.
 * Sentences with "we" are always kept so, because who else is meant is not known. Days are those of UTC.
 *
 * <p>Safe for use by many threads. The first call loads some 2 MB of language models from the class path.
 */
public final class RuleExtractor implements Extractor {

    private final Queue<English> idle = new ConcurrentLinkedQueue<>();

    @Override
    public String name() {
        return "rules/1";
    }

    /**
     * Reads the turns of users and assistants; those of systems and tools say nothing about anybody.
     *
     * @throws KeepsakeException with {@code DEADLINE_EXCEEDED} when the deadline passes between two turns
     */
    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        Episode episode = request.episode();
        English free = idle.poll();
        English english = free == null ? new English() : free;
        List<Fact> facts = facts(episode, english, deadline);
        idle.offer(english);
        if (!facts.isEmpty()) {
            return new Extraction.Facts(facts);
        }
        boolean anyoneSpeaks = episode.turns().stream().anyMatch(Speakers::speaks);
        return new Extraction.Nothing(
                anyoneSpeaks
                        ? "No sentence states a fact, a preference, a plan or an event"
                        : "No turn of a user or an assistant");
    }

    private static List<Fact> facts(Episode episode, English english, Deadline deadline) {
        Speakers speakers = new Speakers(episode.turns());
        List<Fact> facts = new ArrayList<>();
        Question asked = null;
        for (Turn turn : episode.turns()) {
            if (deadline.passed()) {
                throw new KeepsakeException(
                        ErrorCategory.DEADLINE_EXCEEDED,
                        "The deadline passed before turn " + turn.id().ordinal() + " of "
                                + episode.turns().size() + " was read");
            }
            if (Speakers.speaks(turn)) {
                asked = read(turn, speakers.of(turn), asked, english, facts);
            }
        }
        return facts;
    }

    /** Adds the facts of {@code turn} and returns the question it ends with, if it does. */
    private static @Nullable Question read(
            Turn turn, Speaker speaker, @Nullable Question asked, English english, List<Fact> facts) {
        List<Span> pictures = PictureLines.in(turn.text());
        String text = PictureLines.without(pictures, turn.text());
        boolean isEnglish = Languages.isEnglish(text);
        List<Sentence> sentences = isEnglish ? english.sentences(text) : List.of();
        Question toAnswer = asked == null || asked.asker().equals(speaker.name()) ? null : asked;
        List<Statement> statements = new ArrayList<>();
        if (!isEnglish) {
            statements.addAll(OtherLanguages.statements(turn, text, speaker));
        }
        statements.addAll(new TurnReader(turn, speaker, sentences).statements(toAnswer, pictures));
        Attribution attribution = new Attribution(turn.role(), turn.name());
        for (Statement statement : statements) {
            facts.add(new Fact(statement.text(), attribution, statement.validFrom(), statement.sources()));
        }
        boolean asks = !sentences.isEmpty() && Worth.isQuestion(sentences.getLast());
        return asks ? new Question(speaker.name(), sentences.getLast(), turn) : null;
    }
}
