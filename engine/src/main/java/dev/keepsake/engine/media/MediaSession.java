package dev.keepsake.engine.media;

import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.media.MediaReader.Left;
import dev.keepsake.engine.media.MediaReader.MediaParts;
import dev.keepsake.engine.media.MediaReader.Veto;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.model.DocumentReader;
import dev.keepsake.model.ModelUse;
import dev.keepsake.model.Picture;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the messages of one add share, one after the other. */
final class MediaSession {

    static final int MOST_PARTS = 20;
    static final int LONGEST_DOCUMENT = 20_000;

    private static final ContentPart UNREAD_PICTURE = new ContentPart.Text("[image]");
    /** Begins as no announcement of a quoted document does, after which everything would belong to somebody else. */
    private static final ContentPart UNREAD_DOCUMENT = new ContentPart.Text("[unread document]");

    private final MediaParts parts;
    private final @Nullable Veto veto;
    private final Deadline deadline;
    private final List<Left> left = new ArrayList<>();
    private final List<ModelUse> used = new ArrayList<>();
    private int messages;
    private int begun;

    MediaSession(MediaParts parts, @Nullable Veto veto, Deadline deadline) {
        this.parts = parts;
        this.veto = veto;
        this.deadline = deadline;
    }

    Message read(Message message) {
        List<ContentPart> content = message.content().stream().map(this::read).toList();
        messages++;
        return new Message(
                message.role(), content, message.name(), message.time(), message.externalId(), message.attributes());
    }

    List<Left> left() {
        return List.copyOf(left);
    }

    List<ModelUse> used() {
        return List.copyOf(used);
    }

    private ContentPart read(ContentPart part) {
        return switch (part) {
            case ContentPart.Text text -> text;
            case ContentPart.Image image -> image.description() == null ? picture(image) : image;
            case ContentPart.Document document -> document.extracted() == null ? document(document) : document;
        };
    }

    private ContentPart picture(ContentPart.Image image) {
        String url = image.url();
        PictureDescriber describer = parts.describer();
        if (url == null) {
            return image;
        }
        if (describer == null) {
            leave(Cause.NOT_MEMORABLE, "A picture without a description: describing pictures is not switched on");
            return image;
        }
        if (veto != null) {
            leave(veto.cause(), "A picture without a description: " + veto.reason());
            return image;
        }
        try {
            Optional<byte[]> bytes = bytes(url, "A picture", Expected.PICTURE);
            return bytes.isEmpty() ? UNREAD_PICTURE : picture(image, bytes.get(), describer);
        } catch (Refusal unreadable) {
            leave(Cause.UNREADABLE, "A picture was not described: " + unreadable.reason());
            return UNREAD_PICTURE;
        }
    }

    private ContentPart picture(ContentPart.Image image, byte[] bytes, PictureDescriber describer) throws Refusal {
        String mediaType = PictureType.of(bytes).orElseThrow(() -> new Refusal("it is no PNG, JPEG, GIF or WebP"));
        Described described = describer.describe(new Picture(mediaType, bytes, image.detail()), deadline);
        used.addAll(described.used());
        return switch (described) {
            case Described.InWords(String words, var asked) -> image.describedAs(words);
            case Described.Not(Cause cause, String reason, var asked) -> {
                leave(cause, "A picture was not described: " + reason);
                yield UNREAD_PICTURE;
            }
        };
    }

    private ContentPart document(ContentPart.Document document) {
        String url = document.url();
        DocumentReader reader = parts.documents();
        if (url == null) {
            return document;
        }
        if (reader == null) {
            leave(Cause.NOT_MEMORABLE, "A document without its text: reading documents is not switched on");
            return document;
        }
        try {
            Optional<byte[]> bytes = bytes(url, "A document", Expected.of(document.kind()));
            return bytes.isEmpty() ? UNREAD_DOCUMENT : document(document, reader, bytes.get());
        } catch (Refusal refusal) {
            leave(Cause.UNREADABLE, "A document was not read: " + refusal.reason());
        } catch (KeepsakeException unreadable) {
            leave(Cause.UNREADABLE, "A document was not read: " + unreadable.getMessage());
        }
        return UNREAD_DOCUMENT;
    }

    private ContentPart document(ContentPart.Document document, DocumentReader reader, byte[] bytes) throws Refusal {
        String text = DescribedText.ofDocument(reader.read(document.kind(), bytes, deadline), LONGEST_DOCUMENT + 1);
        if (text.isEmpty()) {
            throw new Refusal("it has no text");
        }
        if (text.length() > LONGEST_DOCUMENT) {
            leave(
                    Cause.UNREADABLE,
                    "Of a document the first " + LONGEST_DOCUMENT + " characters were read, and no more");
        }
        return document.extractedAs(DescribedText.cut(text, LONGEST_DOCUMENT));
    }

    /** What is shared; empty when it was not to be had, which has then been said. */
    private Optional<byte[]> bytes(String url, String what, Expected expected) throws Refusal {
        if (++begun > MOST_PARTS) {
            leave(Cause.UNREADABLE, what + " was not read: one add has " + MOST_PARTS + " read, and no more");
            return Optional.empty();
        }
        Optional<byte[]> inline = Inline.bytes(url);
        if (inline.isPresent()) {
            return inline;
        }
        SafeFetch fetch = parts.fetch();
        if (fetch == null) {
            leave(Cause.UNREACHABLE, what + " was not fetched: fetching is not switched on");
            return Optional.empty();
        }
        return switch (fetch.get(url, expected, deadline)) {
            case SafeFetch.Fetched.Content(byte[] bytes) -> Optional.of(bytes);
            case SafeFetch.Fetched.Nothing(String reason) -> {
                leave(Cause.UNREACHABLE, what + " was not fetched: " + reason);
                yield Optional.empty();
            }
        };
    }

    private void leave(Cause cause, String reason) {
        left.add(new Left(messages, cause, reason));
    }
}
