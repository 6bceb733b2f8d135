package dev.keepsake.engine.entity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entities that a scope already names, by their canonical forms. With it, a reader finds names that no capital letter
 * shows. Immutable and safe for use by many threads; made in time linear in the number of names, so keep it as long as
 * the scope has not changed.
 */
public final class KnownNames {

    /** No entity is known. */
    public static final KnownNames NONE = of(List.of());

    /** Stands for more than one name. */
    private static final String AMBIGUOUS = "";

    private final Set<String> names = new HashSet<>();
    private final Map<String, String> byStem = new HashMap<>();
    private final Map<String, String> byPart = new HashMap<>();
    private final Set<String> firstWords = new HashSet<>();
    private int longestInWords;
    /** Of names in scripts without spaces, by their first UTF-16 unit: the length of the longest. */
    private final Map<Character, Integer> longestByFirst = new HashMap<>();

    private KnownNames() {}

    /** The names with these canonical forms, see {@link dev.keepsake.entity.CanonicalName}. */
    public static KnownNames of(Collection<String> canonicalNames) {
        KnownNames known = new KnownNames();
        canonicalNames.stream().filter(name -> !name.isBlank()).forEach(known::add);
        return known;
    }

    private void add(String name) {
        if (!names.add(name)) {
            return;
        }
        byStem.merge(Inflection.stem(name), name, (one, other) -> AMBIGUOUS);
        beginsWith(name);
        for (String part : Aliases.ofName(name)) {
            byPart.merge(part, name, (one, other) -> AMBIGUOUS);
            beginsWith(part);
        }
        int words = 1;
        for (int i = 0; i < name.length(); i++) {
            words += name.charAt(i) == ' ' || Character.isDigit(name.charAt(i)) ? 1 : 0;
        }
        longestInWords = Math.max(longestInWords, Math.min(words, name.length()));
        if (!Writing.of(name.codePointAt(0)).hasSpacesBetweenWords()) {
            longestByFirst.merge(name.charAt(0), name.length(), Math::max);
        }
    }

    private void beginsWith(String name) {
        firstWords.add(Inflection.stem(firstWord(name)));
    }

    /** Up to the first space or digit: a number may be written apart or together. */
    private static String firstWord(String name) {
        for (int i = 1; i < name.length(); i++) {
            if (name.charAt(i) == ' ' || Character.isDigit(name.charAt(i))) {
                return name.substring(0, i);
            }
        }
        return name;
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    public int size() {
        return names.size();
    }

    /** Whether an entity has exactly this canonical name. */
    public boolean contains(String canonical) {
        return names.contains(canonical);
    }

    /**
     * The entity that {@code canonical} names: the one of that name, else the only one with that name in another case, else the
     * only one of whose name it is a part. A part that several share is returned as it is; what names nothing known is null.
     */
    public @Nullable String find(String canonical) {
        if (names.contains(canonical)) {
            return canonical;
        }
        String inflected = inflected(canonical);
        return inflected == null ? whole(canonical, true) : inflected;
    }

    /** The only entity with that name in another grammatical case, or null. */
    @Nullable
    String inflected(String canonical) {
        String name = byStem.get(Inflection.stem(canonical));
        return name == null || name.equals(AMBIGUOUS) ? null : name;
    }

    /** The only entity of whose name {@code part} is a part, or null; where several are, {@code part} itself if asked for. */
    @Nullable
    String whole(String part, boolean orItself) {
        String name = byPart.get(part);
        if (name != null && name.equals(AMBIGUOUS)) {
            return orItself ? part : null;
        }
        return name;
    }

    /** Whether a name could begin with this word; cheap, and never wrong in saying no. */
    boolean mayBeginWith(String canonicalWord) {
        return canonicalWord.length() == 1
                || firstWords.contains(Inflection.stem(canonicalWord))
                || firstWords.contains(firstWord(canonicalWord));
    }

    int longestInWords() {
        return longestInWords;
    }

    /** In UTF-16 units, of the names in scripts without spaces that begin with {@code first}; 0 when there are none. */
    int longestFrom(char first) {
        return longestByFirst.getOrDefault(first, 0);
    }

    Set<String> names() {
        return names;
    }
}
