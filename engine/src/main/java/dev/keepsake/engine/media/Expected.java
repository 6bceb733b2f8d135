package dev.keepsake.engine.media;

import dev.keepsake.conversation.DocumentKind;

/** What is expected behind an address, by the media type that a server gives it. */
enum Expected {
    PICTURE,
    PDF,
    TEXT;

    static Expected of(DocumentKind kind) {
        return switch (kind) {
            case PDF -> PDF;
            case MDX, TEXT -> TEXT;
        };
    }

    /** Whether this type will do; a page of HTML is what servers say instead of a text, never the text. */
    boolean accepts(String mediaType) {
        return switch (this) {
            case PICTURE -> mediaType.startsWith("image/");
            case PDF -> mediaType.equals("application/pdf") || mediaType.equals("application/octet-stream");
            case TEXT ->
                (mediaType.startsWith("text/") && !mediaType.equals("text/html"))
                        || mediaType.equals("application/octet-stream");
        };
    }
}
