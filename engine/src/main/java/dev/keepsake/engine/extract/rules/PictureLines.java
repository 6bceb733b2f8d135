package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a turn's text for shared pictures: {@code [image: a dog on a beach]}. */
final class PictureLines {

    /** Bounded, so that a text full of opening brackets is still read in one go. */
    private static final Pattern PICTURE = Pattern.compile("\\[image:([^\\[\\]]{1,2000})\\]");

    private static final Pattern MEDIUM = Pattern.compile(
            "^(?:an? )?(?:photo|photograph|photography|picture|image|close ?up)s? of ", Pattern.CASE_INSENSITIVE);

    private PictureLines() {}

    /** Where pictures are described. */
    static List<Span> in(String text) {
        List<Span> pictures = new ArrayList<>();
        Matcher matcher = PICTURE.matcher(text);
        while (matcher.find()) {
            if (!matcher.group(1).isBlank()) {
                pictures.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return pictures;
    }

    /** {@code text} with line breaks in place of its pictures, so that every other character stays where it is. */
    static String without(List<Span> pictures, String text) {
        StringBuilder rest = new StringBuilder(text);
        for (Span picture : pictures) {
            rest.replace(picture.start(), picture.end(), "\n".repeat(picture.end() - picture.start()));
        }
        return rest.toString();
    }

    /** "Caroline shared a picture: a dog on a beach". */
    static String told(String picture, String speaker) {
        Matcher matcher = PICTURE.matcher(picture);
        String description = matcher.matches() ? matcher.group(1).strip() : picture;
        return speaker + " shared a picture: " + MEDIUM.matcher(description).replaceFirst("");
    }
}
