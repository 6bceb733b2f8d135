package dev.keepsake.conversation;

import java.util.Arrays;
import java.util.Optional;

/** Who speaks in a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM,
    TOOL;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The role whose {@link #key()} this is. */
    public static Optional<Role> ofKey(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
