package dev.keepsake.eval;

import org.jspecify.annotations.Nullable;

/**
 * One turn of a benchmark conversation.
 *
 * @param id its id in the dataset, by which evidence names it
 * @param speaker who says it
 * @param text what is said; blank for a picture without words
 * @param picture what a shared picture shows, or null
 */
public record GoldTurn(
        String id, String speaker, String text, @Nullable String picture) {

    boolean saysSomething() {
        return !text.isBlank() || (picture != null && !picture.isBlank());
    }
}
