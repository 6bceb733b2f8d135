package dev.keepsake;

import dev.keepsake.engine.media.FetchRules;

/**
 * What is done with pictures and documents that messages share. Documents that travel with their messages are always read: that
 * happens in this process and asks nobody.
 *
 * @param describesPictures whether the chat model is shown pictures that come without a description, to put them into words; it has
 *     to be one that sees
 * @param fetch from where what lies elsewhere may be fetched
 */
public record MediaOptions(boolean describesPictures, FetchRules fetch) {

    /** No picture is shown to anybody, and nothing is fetched. */
    public static final MediaOptions NONE = new MediaOptions(false, FetchRules.NOWHERE);

    /** The same, with pictures described by the chat model. */
    public MediaOptions describingPictures() {
        return new MediaOptions(true, fetch);
    }

    public MediaOptions fetching(FetchRules rules) {
        return new MediaOptions(describesPictures, rules);
    }
}
