package dev.keepsake.eval.dataset;

import dev.keepsake.conversation.Role;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a benchmark conversation.
 *
 * @param id by which evidence names it, unique in its conversation
 * @param role who speaks; both of two people are users
 * @param speaker the speaker's name, or null where the dataset names nobody
 * @param text what is said; blank for a picture without words
 * @param picture what a shared picture shows, or null
 */
public record GoldTurn(
        String id,
        Role role,
        @Nullable String speaker,
        String text,
        @Nullable String picture) {

    /** Something said by a person. */
    static GoldTurn said(String id, Role role, String text) {
        return new GoldTurn(id, role, null, text, null);
    }

    public boolean saysSomething() {
        return !text.isBlank() || (picture != null && !picture.isBlank());
    }
}
