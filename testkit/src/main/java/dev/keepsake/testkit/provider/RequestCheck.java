package dev.keepsake.testkit.provider;

import java.util.List;

/** Holds a request against a JSON schema; a validator's work, which the test kit leaves to whoever has one. */
@FunctionalInterface
public interface RequestCheck {

    /** Finds no fault with anything. */
    RequestCheck NONE = (schema, body) -> List.of();

    /**
     * What is wrong with a request.
     *
     * @param schema the name of the schema, a resource beside this class such as {@code openai-chat.schema.json}
     * @param body the request as JSON
     * @return one sentence each; empty when it fits
     */
    List<String> faults(String schema, String body);
}
