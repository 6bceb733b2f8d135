package dev.keepsake.conversation;

import dev.keepsake.attribute.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a caller passes in.
 *
 * @param role who speaks
 * @param content what is said, in parts, in order
 * @param name the speaker's name, or null
 * @param time when it was said, or null when that is the time of the request
 * @param externalId the caller's own id of this message, or null; makes a repeated import recognisable without a time
 * @param attributes attributes that go onto every memory made from this message, after those of the request
 */
public record Message(
        Role role,
        List<ContentPart> content,
        @Nullable String name,
        @Nullable Instant time,
        @Nullable String externalId,
        Attributes attributes) {

    public Message {
        content = List.copyOf(content);
    }

    public static Message of(Role role, String text) {
        return new Message(role, List.of(new ContentPart.Text(text)), null, null, null, Attributes.NONE);
    }

    public static Message user(String text) {
        return of(Role.USER, text);
    }

    public static Message assistant(String text) {
        return of(Role.ASSISTANT, text);
    }

    public Message named(@Nullable String speaker) {
        return new Message(role, content, speaker, time, externalId, attributes);
    }

    public Message at(@Nullable Instant moment) {
        return new Message(role, content, name, moment, externalId, attributes);
    }

    public Message withExternalId(@Nullable String id) {
        return new Message(role, content, name, time, id, attributes);
    }

    public Message withAttributes(Attributes others) {
        return new Message(role, content, name, time, externalId, others);
    }

    /** Everything said as one text: parts on lines of their own, a picture as its description in brackets. */
    public String text() {
        return joined(ContentPart::text);
    }

    /**
     * What this message is recognised by when it comes again: as {@link #text()}, with pictures and documents as they were given
     * and not as somebody described them.
     */
    public String identityText() {
        return joined(ContentPart::identityText);
    }

    private String joined(Function<ContentPart, String> words) {
        return content.stream().map(words).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }
}
