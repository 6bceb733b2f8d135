package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Categories;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Guidance;
import dev.keepsake.memory.Memory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model is given to read, part by part: first what is the same for every call of a project, last what is new. All that
 * anybody said stands in JSON strings, see {@link Quoted}.
 */
final class Material {

    /** Of what is there only to understand the rest, this many characters are shown. */
    private static final int GLANCE = 300;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd EEEE", Locale.ENGLISH);

    private final StringBuilder text = new StringBuilder();

    Material categories(Guidance guidance) {
        List<Category> categories = guidance.categories();
        if (categories.isEmpty()) {
            return line("CATEGORIES "
                    + Categories.DEFAULT.stream().map(Category::name).collect(Collectors.joining(", ")));
        }
        head("CATEGORIES");
        categories.forEach(category -> line(
                category.description().isBlank()
                        ? Quoted.of(category.name())
                        : Quoted.of(category.name()) + ": " + Quoted.of(category.description())));
        return this;
    }

    Material wishes(Guidance guidance) {
        StringBuilder wishes = new StringBuilder();
        wish(wishes, "in general", guidance.instructions());
        wish(wishes, "for what the assistant says", guidance.agentInstructions());
        wish(wishes, "keep nothing but", guidance.includes());
        wish(wishes, "never keep", guidance.excludes());
        if (!wishes.isEmpty()) {
            head("WISHES of whoever runs this memory; they go before the rules on what to keep and how to word it");
            text.append(wishes);
        }
        return this;
    }

    private static void wish(StringBuilder wishes, String about, @Nullable String wish) {
        if (wish != null && !wish.isBlank()) {
            wishes.append(about).append(": ").append(Quoted.of(wish)).append('\n');
        }
    }

    Material memories(ShownMemories shown) {
        if (shown.memories().isEmpty()) {
            return this;
        }
        head("MEMORIES");
        for (int place = 0; place < shown.memories().size(); place++) {
            Memory memory = shown.memories().get(place);
            line(shown.name(place) + " " + day(memory.lifecycle().validity().from()) + " " + Quoted.of(memory.text()));
        }
        return this;
    }

    Material earlier(List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            head("EARLIER TURNS");
            pieces.forEach(piece -> line(said(piece.turn(), shortened(piece.text()))));
        }
        return this;
    }

    Material extracted(List<String> facts) {
        if (!facts.isEmpty()) {
            head("FACTS ALREADY EXTRACTED");
            facts.forEach(fact -> line(Quoted.of(fact)));
        }
        return this;
    }

    /** The new turns, numbered, each under the day on which it was said. */
    Material turns(List<Piece> pieces) {
        head("NEW TURNS");
        LocalDate day = null;
        int number = 1;
        for (Piece piece : pieces) {
            LocalDate said = LocalDate.ofInstant(piece.turn().time(), ZoneOffset.UTC);
            if (!said.equals(day)) {
                day = said;
                line("Date: " + DAY.format(said));
            }
            line(number++ + " " + said(piece.turn(), piece.text()));
        }
        return this;
    }

    Material head(String title) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        return line(title);
    }

    Material line(String line) {
        text.append(line).append('\n');
        return this;
    }

    String text() {
        return text.toString();
    }

    private static String said(Turn turn, String words) {
        String name = turn.name();
        String speaker =
                name == null || name.isBlank() ? turn.role().key() : turn.role().key() + " " + Quoted.of(name);
        return speaker + " " + Quoted.of(words);
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= GLANCE
                ? words
                : words.substring(0, words.offsetByCodePoints(0, GLANCE)) + " ...";
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
