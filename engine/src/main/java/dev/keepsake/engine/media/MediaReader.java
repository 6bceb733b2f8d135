package dev.keepsake.engine.media;

import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.Message;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.model.DocumentReader;
import dev.keepsake.model.ModelUse;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the pictures and documents of messages into words. Safe for use by many threads. */
public final class MediaReader {

    /** How long one add may wait for all it shares. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MediaParts parts;

    public MediaReader(MediaParts parts) {
        this.parts = parts;
    }

    /** Whether somebody shares something here that is not in words yet. */
    public static boolean hasUnread(Message message) {
        return message.content().stream().anyMatch(part -> switch (part) {
            case ContentPart.Text text -> false;
            case ContentPart.Image image -> image.description() == null && image.url() != null;
            case ContentPart.Document document -> document.extracted() == null && document.url() != null;
        });
    }

    /**
     * Puts into words what can be. What cannot leaves a placeholder in its message, and a reason here.
     *
     * @param veto why no model may be asked for these messages, or null when one may
     */
    public ReadMedia read(List<Message> messages, @Nullable Veto veto) {
        MediaSession session = new MediaSession(parts, veto, Deadline.after(PATIENCE));
        List<Message> read = new ArrayList<>();
        for (Message message : messages) {
            read.add(session.read(message));
        }
        return new ReadMedia(read, session.left(), session.used());
    }

    /**
     * Why no model may be asked.
     *
     * @param cause in one word
     * @param reason for the caller
     */
    public record Veto(LeftOut.Cause cause, String reason) {}

    /**
     * Messages in words.
     *
     * @param messages as many as were to be read, in their order
     * @param left what could not be read
     * @param used what models were asked
     */
    public record ReadMedia(List<Message> messages, List<Left> left, List<ModelUse> used) {}

    /**
     * Something that could not be read.
     *
     * @param message in which message, from 0
     * @param cause why, in one word
     * @param reason why, for the caller
     */
    public record Left(int message, LeftOut.Cause cause, String reason) {}

    /**
     * Who reads.
     *
     * @param describer who says what pictures show, or null to leave those without a description alone
     * @param documents takes the text out of documents, or null to leave them alone
     * @param fetch gets what lies elsewhere, or null to fetch nothing
     */
    public record MediaParts(
            @Nullable PictureDescriber describer,
            @Nullable DocumentReader documents,
            @Nullable SafeFetch fetch) {

        /** Nobody: what comes in words is all there is. */
        public static final MediaParts NONE = new MediaParts(null, null, null);
    }
}
