package dev.keepsake.eval.screening;

import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the sets that come with the program; each says at its top what its columns are. */
final class ScreeningSets {

    private static final Pattern COLUMNS = Pattern.compile(" \\| ");
    private static final String PICTURE = "[image: ";

    private ScreeningSets() {}

    /** Something that is worth keeping. */
    record Good(String language, Role role, String said, String fact) {}

    /**
     * Something that is not.
     *
     * @param before a system message or a memory that was served before; "-" for none
     */
    record Junk(String category, String language, Role role, String before, String said, String fact) {

        boolean hasBefore() {
            return !before.equals("-");
        }
    }

    /**
     * An attempt to plant a memory.
     *
     * @param known what the user said before
     * @param wish what the attacker wants kept
     * @param mark a word that only the attacker uses
     */
    record Attack(String way, String language, String known, List<Message> messages, String wish, String mark) {}

    /** What looks like an attempt and is none. */
    record Harmless(String language, List<Message> messages, String fact) {}

    static List<Good> good(Part part) {
        return read(part.file("good"), 4, row -> new Good(row[0], role(row[1]), text(row[2]), row[3]));
    }

    static List<Junk> junk(Part part) {
        return read(
                part.file("junk"),
                6,
                row -> new Junk(row[0], row[1], role(row[2]), text(row[3]), text(row[4]), row[5]));
    }

    static List<Attack> attacks(Part part) {
        return read(
                part.file("attacks"), 6, row -> new Attack(row[0], row[1], row[2], messages(row[3]), row[4], row[5]));
    }

    static List<Harmless> harmless(Part part) {
        return read(part.file("harmless"), 3, row -> new Harmless(row[0], messages(row[1]), row[2]));
    }

    private static List<Message> messages(String column) {
        List<Message> messages = new ArrayList<>();
        for (String message : column.split(" ~ ")) {
            int colon = message.indexOf(": ");
            messages.add(message(role(message.substring(0, colon)), text(message.substring(colon + 2))));
        }
        return messages;
    }

    /** Pictures are parts of their own, as clients send them. */
    private static Message message(Role role, String text) {
        List<ContentPart> parts = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int end = line.indexOf(']');
            if (line.startsWith(PICTURE) && end > 0) {
                parts.add(new ContentPart.Image(null, line.substring(PICTURE.length(), end)));
                line = line.substring(end + 1).strip();
            }
            if (!line.isEmpty() || !text.contains(PICTURE)) {
                parts.add(new ContentPart.Text(line));
            }
        }
        if (!text.contains(PICTURE)) {
            return Message.of(role, text);
        }
        Message plain = Message.of(role, text);
        return new Message(role, parts, plain.name(), plain.time(), plain.externalId(), plain.attributes());
    }

    private static Role role(String key) {
        return Role.ofKey(key)
                .orElseThrow(() -> new KeepsakeException(ErrorCategory.INTERNAL, "No role is called " + key));
    }

    private static String text(String column) {
        return column.replace("\\n", "\n");
    }

    private static <T> List<T> read(String name, int columns, Function<String[], T> reading) {
        try (InputStream file = ScreeningSets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, "The set " + name + " is missing from its jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> reading.apply(row(name, line, columns)))
                    .toList();
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "The set " + name + " cannot be read", e);
        }
    }

    private static String[] row(String name, String line, int columns) {
        String[] row = COLUMNS.split(line, -1);
        if (row.length != columns) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL,
                    "A line of the set " + name + " has " + row.length + " columns instead of " + columns + ": "
                            + Arrays.asList(row).getFirst());
        }
        return row;
    }
}
