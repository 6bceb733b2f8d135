package dev.keepsake.testkit.provider;

import java.util.Map;

/** What a scripted server does with one request. */
public sealed interface Answer {

    /** What a model says, in the words of the protocol. */
    record Says(String text, Ending ending, int cachedTokens) implements Answer {}

    /** An HTTP status with the error body that the protocol documents for it. */
    record Status(int status, Map<String, String> headers) implements Answer {
        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** Any status and body, sent as they are. */
    record Raw(int status, String body) implements Answer {}

    /** A reply that the protocol would make, of which only the first half arrives. */
    record Truncated(String text) implements Answer {}

    /** No answer as long as the server runs. */
    record Hang() implements Answer {}

    /** The connection is closed without an answer. */
    record HangUp() implements Answer {}

    /** Why a reply ends. */
    enum Ending {
        COMPLETE,
        /** It was long enough. */
        LENGTH,
        /** The provider would not let the model say it. */
        FILTERED
    }
}
