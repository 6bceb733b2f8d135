package dev.keepsake.engine.search;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.time.QuestionTime;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.model.Embedder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a question: whom and what it names that the scope knows, and who is meant by "I" and "you". */
final class QuestionReader {

    /** A word with an apostrophe inside, as in "Ana's", is one word. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['\u2019][\\p{L}]+)?");

    private static final int LONGEST_NAME = 3;

    /** Beyond that it is a text and not a question, and names no one in particular. */
    private static final int MOST_WORDS = 200;

    private final StructureIndex index;
    private final Embedder embedder;
    private final Phases phases;

    QuestionReader(StructureIndex index, Embedder embedder) {
        this(index, embedder, Phases.UNWATCHED);
    }

    QuestionReader(StructureIndex index, Embedder embedder, Phases phases) {
        this.index = index;
        this.embedder = embedder;
        this.phases = phases;
    }

    Question read(String text, PastIntent intent, Instant asked, CandidateQuery query) {
        Map<String, List<int[]>> names = names(text);
        Set<String> speakers = names.isEmpty() ? Set.of() : index.knownSpeakers(query, names.keySet());
        Set<String> entities =
                new LinkedHashSet<>(names.isEmpty() ? Set.of() : index.knownEntities(query, names.keySet()));
        entities.removeAll(speakers);
        String withoutNames = without(text, names, speakers);
        return new Question(
                text,
                new QuestionVector(embedder, text, withoutNames, phases.here()),
                Set.copyOf(entities),
                speakers,
                roles(text),
                QuestionTime.of(text, asked, ZoneOffset.UTC),
                intent);
    }

    /** Every one to three words in a row, as a canonical name, with where they stand. */
    static Map<String, List<int[]>> names(String text) {
        Map<String, List<int[]>> names = new HashMap<>();
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find() && words.size() < MOST_WORDS) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        for (int first = 0; first < words.size(); first++) {
            for (int last = first; last < Math.min(words.size(), first + LONGEST_NAME); last++) {
                int from = words.get(first)[0];
                int to = words.get(last)[1];
                names.computeIfAbsent(CanonicalName.of(text.substring(from, to)), key -> new ArrayList<>())
                        .add(new int[] {from, to});
            }
        }
        return names;
    }

    /** The question without these names, or null when it names nobody or nothing is left. */
    private static @Nullable String without(String text, Map<String, List<int[]>> names, Set<String> speakers) {
        if (speakers.isEmpty()) {
            return null;
        }
        char[] rest = text.toCharArray();
        for (String speaker : speakers) {
            for (int[] place : names.getOrDefault(speaker, List.of())) {
                Arrays.fill(rest, place[0], place[1], ' ');
            }
        }
        String left = new String(rest).replaceAll("\\s+", " ").strip();
        return left.codePoints().anyMatch(Character::isLetter) ? left : null;
    }

    private static Set<Role> roles(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (Pronouns.speaksOfYou(text)) {
            roles.add(Role.ASSISTANT);
        } else if (Pronouns.speaksOfMe(text)) {
            roles.add(Role.USER);
        }
        return roles;
    }
}
