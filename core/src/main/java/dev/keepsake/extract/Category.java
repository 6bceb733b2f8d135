package dev.keepsake.extract;

import dev.keepsake.error.KeepsakeException;

/**
 * A drawer that facts can be put into.
 *
 * @param name what it is called, not blank; what memories carry
 * @param description what belongs into it, for the model; may be empty
 */
public record Category(String name, String description) {

    public Category {
        if (name.isBlank()) {
            throw KeepsakeException.invalid("A category needs a name; got a blank one");
        }
    }
}
