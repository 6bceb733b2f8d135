package dev.keepsake.conversation;

import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One part of what a message says. */
public sealed interface ContentPart {

    /** What is said of this part in the text of its message; empty when nothing can be said of it. */
    String text();

    /** What tells this part from another, whatever was made of it since; a person's words or where they come from. */
    String identityText();

    record Text(String text) implements ContentPart {

        @Override
        public String identityText() {
            return text;
        }
    }

    /**
     * A shared picture.
     *
     * @param url where it is, or the picture itself as a {@code data:} URL; fetched only where the operator allows it; or null
     * @param description what it shows, in words; this is what can be remembered of it, or null
     * @param detail how closely to look when a model describes it
     */
    record Image(@Nullable String url, @Nullable String description, PictureDetail detail) implements ContentPart {

        /** One that is looked at as closely as the model thinks fit. */
        public Image(@Nullable String url, @Nullable String description) {
            this(url, description, PictureDetail.AUTO);
        }

        /** A picture that travels with its message. */
        public static Image of(String mediaType, byte[] bytes) {
            return new Image(inline(mediaType, bytes), null);
        }

        public Image withDetail(PictureDetail closeness) {
            return new Image(url, description, closeness);
        }

        public Image describedAs(String words) {
            return new Image(url, words, detail);
        }

        /** The description in brackets. */
        @Override
        public String text() {
            return description == null ? "" : "[image: " + description + "]";
        }

        /** Where it is or what it is; its description only where there is nothing else. */
        @Override
        public String identityText() {
            return isSaid(url) ? "[image " + url + "]" : text();
        }
    }

    /**
     * A shared document.
     *
     * @param kind how it is written
     * @param url where it is, or the document itself as a {@code data:} URL; fetched only where the operator allows it; or null
     * @param extracted its text, or null when nobody has read it yet
     */
    record Document(
            DocumentKind kind,
            @Nullable String url,
            @Nullable String extracted) implements ContentPart {

        /** A document that travels with its message. */
        public static Document of(DocumentKind kind, byte[] bytes) {
            String mediaType = kind == DocumentKind.PDF ? "application/pdf" : "text/plain";
            return new Document(kind, inline(mediaType, bytes), null);
        }

        public Document extractedAs(String words) {
            return new Document(kind, url, words);
        }

        /** The extracted text between tags, so that it is not taken for the speaker's own words. */
        @Override
        public String text() {
            return extracted == null ? "" : "<document>\n" + extracted + "\n</document>";
        }

        /** Where it is or what it is; its text only where there is nothing else. */
        @Override
        public String identityText() {
            return isSaid(url) ? "[" + kind.name().toLowerCase(Locale.ROOT) + " " + url + "]" : text();
        }
    }

    private static boolean isSaid(@Nullable String url) {
        return url != null && !url.isBlank();
    }

    private static String inline(String mediaType, byte[] bytes) {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
