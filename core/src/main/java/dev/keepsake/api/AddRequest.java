package dev.keepsake.api;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation to remember.
 *
 * @param messages what was said, in order; at least one
 * @param scope who the memories will belong to; at least one owner
 * @param handling how the messages are to be read
 * @param attributes for every memory made from it
 * @param time when it was said, for messages that carry no time of their own; null for now
 * @param expiresOn the last day (UTC) on which its memories are returned, or null
 * @param idempotencyKey makes a retry return the first answer instead of writing again, or null
 * @param mode whether to wait for extraction
 */
public record AddRequest(
        List<Message> messages,
        Scope scope,
        Handling handling,
        Attributes attributes,
        @Nullable Instant time,
        @Nullable LocalDate expiresOn,
        @Nullable String idempotencyKey,
        Mode mode) {

    /** What an add waits for. */
    public enum Mode {
        /** Return when the memories are stored. */
        WAIT,
        /** Return when the episode is stored; ask for the operation later. */
        BACKGROUND
    }

    public AddRequest {
        messages = List.copyOf(messages);
        scope.requireOwner();
        if (messages.isEmpty()) {
            throw KeepsakeException.invalid("An add needs at least one message; got none");
        }
    }

    /** Extract facts from {@code messages}, for {@code scope}. */
    public static AddRequest of(Scope scope, List<Message> messages) {
        return new AddRequest(messages, scope, Handling.DEFAULT, Attributes.NONE, null, null, null, Mode.WAIT);
    }

    /** Whether anything is extracted, rather than turns kept as they are. */
    public boolean infer() {
        return handling.infer();
    }

    /** Extract facts from one thing the user said. */
    public static AddRequest of(Scope scope, String text) {
        return of(scope, List.of(Message.user(text)));
    }

    /** The same, keeping each turn as it was said. */
    public AddRequest verbatim() {
        return withHandling(Handling.VERBATIM);
    }

    public AddRequest withHandling(Handling newHandling) {
        return new AddRequest(messages, scope, newHandling, attributes, time, expiresOn, idempotencyKey, mode);
    }

    public AddRequest withAttributes(Attributes newAttributes) {
        return new AddRequest(messages, scope, handling, newAttributes, time, expiresOn, idempotencyKey, mode);
    }

    public AddRequest at(@Nullable Instant moment) {
        return new AddRequest(messages, scope, handling, attributes, moment, expiresOn, idempotencyKey, mode);
    }

    public AddRequest expiringOn(@Nullable LocalDate day) {
        return new AddRequest(messages, scope, handling, attributes, time, day, idempotencyKey, mode);
    }

    public AddRequest withIdempotencyKey(@Nullable String key) {
        return new AddRequest(messages, scope, handling, attributes, time, expiresOn, key, mode);
    }

    public AddRequest withMode(Mode newMode) {
        return new AddRequest(messages, scope, handling, attributes, time, expiresOn, idempotencyKey, newMode);
    }
}
