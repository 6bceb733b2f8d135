package dev.keepsake.index.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Traditional Chinese characters by their simplified ones, as Unicode's common locale data gives them for single characters.
 * The list is lines of characters, a blank, and as many characters that they are replaced by.
 */
final class SimplifiedHan {

    private static final int FIRST = 0x3400;
    private static final char[] SIMPLIFIED = read();

    private SimplifiedHan() {}

    /** The text with every character of the list replaced. */
    static String of(String text) {
        StringBuilder simplified = new StringBuilder(text);
        for (int i = 0; i < simplified.length(); i++) {
            int place = simplified.charAt(i) - FIRST;
            if (place >= 0 && place < SIMPLIFIED.length) {
                simplified.setCharAt(i, SIMPLIFIED[place]);
            }
        }
        return simplified.toString();
    }

    private static char[] read() {
        char[] simplified = new char[0xA000 - FIRST];
        for (int place = 0; place < simplified.length; place++) {
            simplified[place] = (char) (FIRST + place);
        }
        try (InputStream file = Objects.requireNonNull(SimplifiedHan.class.getResourceAsStream("simplified-han.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int count = line.indexOf(' ');
                for (int i = 0; i < count; i++) {
                    simplified[line.charAt(i) - FIRST] = line.charAt(count + 1 + i);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The list of simplified characters cannot be read from its jar", e);
        }
        return simplified;
    }
}
