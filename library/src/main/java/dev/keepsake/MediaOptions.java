package dev.keepsake;

import dev.keepsake.engine.media.FetchRules;

/**
 * What is done with pictures and documents that messages share. Text and MDX that travel with their messages are always
 * read: that happens in this process and asks nobody.
 *
 * @param describesPictures whether the chat model is shown pictures that come without a description, to put them into words; it has
 *     to be one that sees
 * @param readsPdfs whether the text of PDFs is read, in this process too; their format is rich enough to be worth a decision
 * @param fetch from where what lies elsewhere may be fetched
 */
public record MediaOptions(boolean describesPictures, boolean readsPdfs, FetchRules fetch) {

    /** No picture is shown to anybody, no PDF is read, and nothing is fetched. */
    public static final MediaOptions NONE = new MediaOptions(false, false, FetchRules.NOWHERE);

    /** The same, with pictures described by the chat model. */
    public MediaOptions describingPictures() {
        return new MediaOptions(true, readsPdfs, fetch);
    }

    public MediaOptions readingPdfs() {
        return new MediaOptions(describesPictures, true, fetch);
    }

    public MediaOptions fetching(FetchRules rules) {
        return new MediaOptions(describesPictures, readsPdfs, rules);
    }
}
