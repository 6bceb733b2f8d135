package dev.keepsake.engine.graph;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.entity.EntityReader;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sentence and the relations that a reader should find in it. */
record Sentence(@Nullable String speaker, String text, Set<String> expected) {

    static List<Sentence> all() {
        try (InputStream in = Sentence.class.getResourceAsStream("sentences.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Sentence::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those by which the rules were written, or those that were set aside. */
    static List<Sentence> setAside(boolean aside) {
        List<Sentence> all = all();
        List<Sentence> half = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            if ((place % 2 == 1) == aside) {
                half.add(all.get(place));
            }
        }
        return half;
    }

    private static Sentence parse(String line) {
        String[] fields = line.split(" \\| ", 3);
        Set<String> expected = fields[2].equals("-")
                ? Set.of()
                : Arrays.stream(fields[2].split("; ")).map(Sentence::triple).collect(Collectors.toSet());
        return new Sentence(fields[0].equals("-") ? null : fields[0], fields[1], expected);
    }

    private static String triple(String written) {
        String[] parts = written.split(", ");
        return form(new RelationMention(parts[0], parts[1], parts[2]));
    }

    /** What the rules find. */
    Set<String> found() {
        Attribution attribution = new Attribution(Role.USER, speaker);
        return RelationReader.read(
                        text, attribution, new ClaimReader().read(text, attribution), EntityReader.mentions(text))
                .stream()
                .map(Sentence::form)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One form for what is the same; where it holds for both alike, the direction tells nothing. */
    private static String form(RelationMention relation) {
        String subject = CanonicalName.of(relation.subject());
        String object = CanonicalName.of(relation.object());
        boolean swap = Gathered.MUTUAL.contains(relation.predicate()) && subject.compareTo(object) > 0;
        return (swap ? object : subject) + " " + relation.predicate() + " " + (swap ? subject : object);
    }
}
