package dev.keepsake.engine.slot;

import dev.keepsake.conversation.Role;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a statement says about slots. English only; what it does not understand it leaves alone, because a claim that
 * is missed leaves two memories beside each other while one that is made up hides a true one. Questions, wishes, plans,
 * guesses, jokes, the past and what others say about somebody make no claims.
 *
 * <p>The same text always gives the same claims. Safe for use by many threads.
 */
public final class ClaimReader {

    private static final String USER = "User";

    private static final Pattern NOT_SERIOUS = Pattern.compile(
            "(?i)\\b(?:just kidding|only kidding|just joking|only joking|jk|hypothetically|in theory)\\b");
    /** "Just moved to Porto!" */
    private static final Pattern ELLIPTIC =
            Pattern.compile("(?i)(?:just |recently |finally |now )*(?:moved|relocated|joined|quit"
                    + "|bought|sold|switched|changed|turned|started|got|became|living|working) ");
    /** Who a sentence begins with, whatever it says of them. */
    static final Pattern BEGINNING = Pattern.compile(
            "(?:I|We|He|She|(?:My|Our|User's|\\p{Lu}\\p{L}+'s) \\p{Ll}[\\p{L}-]+|\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?)(?= \\p{Ll})");

    private static final Pattern LEADING_NOW =
            Pattern.compile("^(?i:now|these days|nowadays|today|currently|at the moment),? (.+)$");

    private static final Pattern ANSWERED = Pattern.compile("^.+? asked: \".*", Pattern.DOTALL);
    /** Words that put a clause into the past, or on a stay that will end. */
    static final Pattern BOUNDED = Pattern.compile(
            "(?i)\\b(?:back in|when (?:i|he|she|they|we|user|\\p{L}+) (?:was|were)|as a (?:kid|child|teenager|student|boy|girl)"
                    + "|in (?:my|his|her|their|our) (?:teens|twenties|thirties|youth|childhood|dreams?|head|mind|imagination)"
                    + "|for a (?:while|year|few|couple|month|week)|temporarily|briefly|for the (?:summer|weekend|week|month|winter"
                    + "|holidays|time being|semester)|for (?:two|three|\\d+) (?:days|weeks|months)|next (?:week|month|year|summer|spring"
                    + "|winter|fall|autumn)|soon|if|unless|someday|one day|back then|at the time|in those days)\\b");

    private static final Pattern DATED_LATER = Pattern.compile("(?i)\\b(?:next|soon)\\b");

    /** What {@code text} says about slots, in the order of its clauses. */
    public List<Claim> read(String text, Attribution attribution) {
        List<String> sentences = sentences(text, attribution);
        List<Claim> claims = new ArrayList<>();
        Subjects subjects = new Subjects(speaker(attribution));
        for (String sentence : sentences) {
            if (!sentence.endsWith("?")) {
                sentence(sentence, subjects, sentences.size() == 1, claims);
            }
        }
        return List.copyOf(claims);
    }

    /** The sentences that state something, with the speaker called the user in each; none of what states nothing. */
    static List<String> sentences(String text, Attribution attribution) {
        if (attribution.role() == Role.SYSTEM
                || attribution.role() == Role.TOOL
                || ANSWERED.matcher(text).matches()
                || NOT_SERIOUS.matcher(text).find()) {
            return List.of();
        }
        String speaker = speaker(attribution);
        String said = text.startsWith(speaker + ": ") ? text.substring(speaker.length() + 2) : text;
        String byUser = Pattern.compile(
                        "\\b" + Pattern.quote(speaker) + "\\b(?! \\p{Lu})", Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(said)
                .replaceAll(USER);
        return ClauseBreaks.sentences(byUser);
    }

    private static String speaker(Attribution attribution) {
        String actor = attribution.actor();
        return actor == null || actor.isBlank() ? USER : actor.strip();
    }

    /** Whether {@code text} says something that replaces, or may be replaced by, another statement. */
    public boolean settles(String text, Attribution attribution) {
        return read(text, attribution).stream()
                .anyMatch(claim -> claim.denied() || (claim.kind() != ClaimKind.MENTIONS && !claim.isTaste()));
    }

    private static void sentence(String sentence, Subjects subjects, boolean alone, List<Claim> claims) {
        Framing framing = Framing.of(sentence);
        if (framing.rest().isEmpty()) {
            return;
        }
        Telling telling = telling(framing, subjects);
        if (telling == null) {
            return;
        }
        Matcher beginning = BEGINNING.matcher(framing.rest());
        String subject = beginning.lookingAt() ? beginning.group() : "";
        List<String> clauses = ClauseBreaks.clauses(framing.rest());
        Topic topic = null;
        for (int place = 0; place < clauses.size(); place++) {
            String clause = LEADING_NOW.matcher(clauses.get(place)).replaceFirst("$1 now");
            boolean plain = alone && clauses.size() == 1 && framing.source() == null;
            String completed = topic == null ? null : topic.completed(clause);
            Found found = completed == null ? null : claim(completed, telling, false);
            if (found == null) {
                found = claim(clause, telling, plain);
            }
            if (found == null && place > 0 && !subject.isEmpty()) {
                found = claim(subject + " " + clause, telling, plain);
            }
            if (found == null && place == 0 && ELLIPTIC.matcher(clause).lookingAt()) {
                found = claim("I " + clause, telling, plain);
            }
            topic = framing.source() == null ? Topic.in(clause) : null;
            if (found != null) {
                subject = found.subject().isEmpty() ? subject : found.subject();
                claims.add(found.claim());
            }
        }
    }

    /**
     * Who is speaking inside a sentence, and how.
     *
     * @param subjects whom "I" and "she" mean
     * @param framing how it is said
     * @param onlyAbout the one about whom somebody else's words count: themself; null when it is the speaker who speaks
     */
    private record Telling(
            Subjects subjects, Framing framing, @Nullable String onlyAbout) {}

    /** Somebody else's words count where they are about themself, and hearsay where it is not about the speaker. */
    private static @Nullable Telling telling(Framing framing, Subjects subjects) {
        String source = framing.source();
        if (source == null) {
            return new Telling(subjects, framing, null);
        }
        if (subjects.isSpeaker(source.toLowerCase(Locale.ROOT))) {
            return null;
        }
        Subjects.Subject other = subjects.of(source);
        if (other == null) {
            return null;
        }
        boolean own = framing.rest().matches("(?i)(?:i|my|we|our)\\b.*");
        Subjects inside = own ? new Subjects(other.key()) : subjects;
        return new Telling(inside, framing, other.key());
    }

    /**
     * A claim and the words of its subject, for a following clause that has none.
     */
    private record Found(Claim claim, String subject) {}

    private static @Nullable Found claim(String text, Telling telling, boolean alone) {
        Clause clause = Clause.of(text);
        Denial timeless = Denial.in(clause.timeless());
        Denial dated = Denial.in(clause.text());
        if (timeless == null || dated == null) {
            return null;
        }
        boolean plain = alone && !clause.dated() && clause.contrast() == null;
        String lower = dated.affirmed().toLowerCase(Locale.ROOT);
        for (AttributePattern pattern : AttributePattern.ALL) {
            Denial denial = pattern.type().equals("date") ? dated : timeless;
            Matcher matcher = pattern.in(denial.affirmed(), lower);
            if (matcher != null && !isBounded(text, pattern)) {
                Found found = claim(new Match(pattern, matcher, denial.denied(), clause), telling, plain);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A pattern that fits a clause. */
    private record Match(AttributePattern pattern, Matcher matcher, boolean denied, Clause clause) {

        /** Whether it only says how something is. */
        boolean affirms() {
            return pattern.form() == AttributePattern.Form.STATE || pattern.form() == AttributePattern.Form.WEAK;
        }

        /** Whether what it names is not so. */
        boolean denies() {
            return denied
                    || pattern.form() == AttributePattern.Form.END
                    || pattern.form() == AttributePattern.Form.DENY;
        }
    }

    /** Dates of appointments lie ahead; everything else that does is not so yet. */
    private static boolean isBounded(String clause, AttributePattern pattern) {
        Matcher bounded = BOUNDED.matcher(clause);
        while (bounded.find()) {
            boolean date = pattern.type().equals("date")
                    && DATED_LATER.matcher(bounded.group()).find();
            if (!date) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Found claim(Match match, Telling telling, boolean plain) {
        String words = words(match);
        Subjects.Subject subject = subject(words, AttributePattern.group(match.matcher(), "o"), telling.subjects());
        if (subject == null || isOthersWord(subject, telling) || (match.denied() && !match.affirms())) {
            return null;
        }
        Answer answer = Answer.of(match.pattern(), match.matcher());
        if (answer == null) {
            return null;
        }
        boolean generic = Words.list("generic").contains(answer.value());
        if (generic && !match.denies()) {
            return null;
        }
        Framing framing = telling.framing();
        String formerly = answer.formerly() == null ? match.clause().contrast() : answer.formerly();
        boolean corrects = framing.corrects() || match.clause().contrast() != null;
        ClaimKind kind = kind(match, framing.retracts(), corrects);
        Claim claim = new Claim(
                subject.key(),
                answer.attribute(),
                match.pattern().single(),
                generic ? "" : answer.value(),
                match.denies() != framing.retracts(),
                kind,
                telling.onlyAbout() == null ? subject.trust() : Trust.REPORTED,
                formerly,
                plain && answer.whole() && kind != ClaimKind.CORRECTS);
        return new Found(claim, words);
    }

    private static Subjects.@Nullable Subject subject(String words, String owner, Subjects subjects) {
        if (words.isEmpty()) {
            return owner.isEmpty() ? subjects.of("I") : subjects.owner(owner);
        }
        return subjects.of(words);
    }

    /** "I have an appointment on Friday" is about the appointment. */
    private static String words(Match match) {
        String words = AttributePattern.group(match.matcher(), "s");
        String thing = AttributePattern.group(match.matcher(), "p");
        boolean ofThing = match.pattern().attribute().equals("when") && !thing.isEmpty();
        return !ofThing ? words : words.equalsIgnoreCase("I") ? "my " + thing : words + "'s " + thing;
    }

    private static boolean isOthersWord(Subjects.Subject subject, Telling telling) {
        String teller = telling.onlyAbout();
        return teller != null && !subject.key().equals(teller) && !subject.key().startsWith(teller + "'s ");
    }

    private static ClaimKind kind(Match match, boolean retracts, boolean corrects) {
        if (retracts) {
            return ClaimKind.RETRACTS;
        }
        if (match.denies()) {
            return ClaimKind.ENDED;
        }
        if (corrects) {
            return ClaimKind.CORRECTS;
        }
        boolean news = match.pattern().form() == AttributePattern.Form.CHANGE
                || isNews(match.clause().text());
        boolean weak = match.pattern().form() == AttributePattern.Form.WEAK;
        return news ? ClaimKind.BECAME : weak ? ClaimKind.MENTIONS : ClaimKind.STATES;
    }

    private static boolean isNews(String clause) {
        return clause.matches("(?i).*\\b(?:now|these days|nowadays|currently|recently|just|finally|new)\\b.*");
    }
}
