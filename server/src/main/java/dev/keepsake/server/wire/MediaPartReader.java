package dev.keepsake.server.wire;

import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.DocumentKind;
import dev.keepsake.conversation.PictureDetail;
import dev.keepsake.error.KeepsakeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads pictures and documents as chat APIs and clients of Mem0 write them: an address, or what lies there in base64. */
public final class MediaPartReader {

    private static final String IMAGE = "image_url";

    private MediaPartReader() {}

    /** How parts with a document of this kind are called, and the field of its address. */
    public static String type(DocumentKind kind) {
        return switch (kind) {
            case PDF -> "pdf_url";
            case MDX -> "mdx_url";
            case TEXT -> "txt_url";
        };
    }

    /** The picture or document of a part, or empty when it is of another kind. */
    static Optional<ContentPart> read(JsonFields part) {
        if (part.value(IMAGE) != null) {
            return Optional.of(new ContentPart.Image(address(part, IMAGE), words(part, "description"), detail(part)));
        }
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> part.value(type(kind)) != null)
                .findFirst()
                .map(kind -> new ContentPart.Document(kind, address(part, type(kind)), words(part, "extracted")));
    }

    /** The address stands in the field itself, or in an object as its url. */
    private static @Nullable String address(JsonFields part, String field) {
        JsonNode value = part.value(field);
        JsonFields object = value == null || value.isString() ? null : part.object(field);
        String url = object == null ? part.text(field) : object.text("url");
        return url == null || url.isBlank() ? null : url.strip();
    }

    private static @Nullable String words(JsonFields part, String field) {
        String words = part.text(field);
        return words == null || words.isBlank() ? null : words;
    }

    private static PictureDetail detail(JsonFields part) {
        JsonNode image = part.value(IMAGE);
        JsonFields object = image == null || image.isString() ? null : part.object(IMAGE);
        String detail = object == null ? null : object.text("detail");
        if (detail == null) {
            return PictureDetail.AUTO;
        }
        return Arrays.stream(PictureDetail.values())
                .filter(known -> known.name().equalsIgnoreCase(detail.strip()))
                .findFirst()
                .orElseThrow(() -> KeepsakeException.invalid("Unknown detail '" + FilterReader.shortened(detail)
                        + "' in '" + part.path() + IMAGE + "'; known are "
                        + Arrays.toString(PictureDetail.values()).toLowerCase(Locale.ROOT)));
    }
}
