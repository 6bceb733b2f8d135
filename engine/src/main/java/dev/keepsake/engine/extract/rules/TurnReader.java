package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.extract.DateMention;
import dev.keepsake.engine.extract.RelativeDates;
import dev.keepsake.engine.extract.Tense;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one turn: splits it, takes greetings off, weighs each sentence, retells those worth keeping and puts dates to them.
 * A sentence that begins with a pronoun continues the one before it in the same fact.
 */
final class TurnReader {

    /** A fact is one thought; further sentences about "it" begin a new one. */
    private static final int MOST_SENTENCES = 3;

    private static final Pattern LIMIT = Pattern.compile("\\b(?:before|until|till|by|after|than) ");
    private static final int LONGEST_LIMIT = "before the ".length();

    private static final ClaimReader CLAIMS = new ClaimReader();

    private final Turn turn;
    private final Speaker speaker;
    private final LocalDate said;
    private final List<Sentence> sentences;
    private final List<Statement> statements = new ArrayList<>();

    TurnReader(Turn turn, Speaker speaker, List<Sentence> sentences) {
        this.turn = turn;
        this.speaker = speaker;
        this.said = LocalDate.ofInstant(turn.time(), ZoneOffset.UTC);
        this.sentences = sentences;
    }

    /** The statements of the turn, in order; {@code asked} is what it may answer. */
    List<Statement> statements(@Nullable Question asked, List<Span> pictures) {
        int lastKept = -2;
        int opening = firstThatSaysSomething();
        if (asked != null && !sentences.isEmpty()) {
            denies(sentences.getFirst(), asked);
        }
        for (int i = 0; i < sentences.size(); i++) {
            if (i == opening && asked != null && answers(sentences.get(i), asked)) {
                lastKept = i;
            } else if (keep(sentences.get(i), i == lastKept + 1)) {
                lastKept = i;
            }
        }
        if (statements.isEmpty() && asked != null && !sentences.isEmpty()) {
            answersYesOrNo(sentences.getFirst(), asked);
        }
        for (Span picture : pictures) {
            String told = PictureLines.told(picture.of(turn.text()), speaker.name());
            statements.add(Statement.of(told, turn.time(), turn.id(), picture));
        }
        return List.copyOf(statements);
    }

    private int firstThatSaysSomething() {
        for (int i = 0; i < sentences.size(); i++) {
            if (Openings.strip(sentences.get(i), speaker).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private boolean answers(Sentence sentence, Question asked) {
        return !ShortAnswers.isYesOrNo(sentence) && joinedWith(sentence, asked);
    }

    private boolean denies(Sentence sentence, Question asked) {
        return ShortAnswers.isNo(sentence) && joinedWith(sentence, asked);
    }

    private void answersYesOrNo(Sentence sentence, Question asked) {
        if (ShortAnswers.isYesOrNo(sentence)) {
            joinedWith(sentence, asked);
        }
    }

    private boolean joinedWith(Sentence sentence, Question asked) {
        if (speaker.isAssistant() || !ShortAnswers.needsQuestion(sentence, asked, speaker)) {
            return false;
        }
        String told = ShortAnswers.told(asked, sentence.span().of(turn.text()), speaker);
        statements.add(
                new Statement(told, turn.time(), List.of(asked.source(), new Source(turn.id(), sentence.span()))));
        return true;
    }

    /** Whether {@code whole} became, or joined, a statement. */
    private boolean keep(Sentence whole, boolean followsKept) {
        Optional<Sentence> stripped = Openings.strip(whole, speaker);
        if (stripped.isEmpty()) {
            return false;
        }
        Sentence sentence = stripped.get();
        Tense tense = TenseOf.sentence(sentence);
        List<DateMention> dates = RelativeDates.in(sentence.text(), said, tense);
        if (!Worth.isKept(sentence, speaker, !dates.isEmpty(), followsKept) && !settles(whole)) {
            return false;
        }
        Optional<String> retold = Retelling.of(sentence, speaker);
        boolean canFollow = retold.isPresent() || !(Pronouns.nameSpeaker(sentence) || Pronouns.nameListener(sentence));
        boolean continues = followsKept && canFollow && Worth.opensWithPronoun(sentence) && hasRoom();
        String plain = Retelling.capitalised(sentence.text());
        String text = retold.map(Retelling::capitalised).orElse(continues ? plain : speaker.name() + ": " + plain);
        String dated = RelativeDates.annotate(text, RelativeDates.in(text, said, tense));
        Statement statement = Statement.of(dated, validFrom(sentence, dates), turn.id(), whole.span());
        statements.add(continues ? statements.removeLast().continued(statement) : statement);
        return true;
    }

    /** However short, a sentence that says where somebody lives or what is no longer so is worth keeping. */
    private boolean settles(Sentence sentence) {
        return !speaker.isAssistant() && CLAIMS.settles(sentence.text(), new Attribution(turn.role(), speaker.name()));
    }

    /** "Before 2020" says when something was over, not when it was. */
    private static boolean isLimit(String text, DateMention date) {
        String upTo = text.substring(0, date.span().end()).toLowerCase(Locale.ROOT);
        return LIMIT.matcher(upTo).find(Math.max(0, date.span().start() - LONGEST_LIMIT));
    }

    private boolean hasRoom() {
        return !statements.isEmpty() && statements.getLast().sources().size() < MOST_SENTENCES;
    }

    /** The one past date that is named, else the time of the turn. */
    private Instant validFrom(Sentence sentence, List<DateMention> dates) {
        List<DateMention> past = dates.stream()
                .filter(date -> !isLimit(sentence.text(), date))
                .filter(date -> date.start().isBefore(said)
                        && (date.since() || date.end().isBefore(said)))
                .toList();
        return past.size() == 1 ? past.getFirst().start().atStartOfDay().toInstant(ZoneOffset.UTC) : turn.time();
    }
}
