package dev.keepsake;

import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.screen.ScreenOptions;
import dev.keepsake.extract.Extractor;

/**
 * How what is said is read.
 *
 * @param extractor reads what is worth keeping out of what was said, where no chat model does
 * @param chat the chat models that read what was said, and what they cost
 * @param screening how facts are looked at before they become memories
 * @param media what is done with pictures and documents that messages share
 */
public record ReadingOptions(Extractor extractor, ChatOptions chat, ScreenOptions screening, MediaOptions media) {

    /** By rules, without any model. */
    public static final ReadingOptions DEFAULT =
            new ReadingOptions(new RuleExtractor(), ChatOptions.NONE, ScreenOptions.STANDARD, MediaOptions.NONE);

    ReadingOptions withExtractor(Extractor newExtractor) {
        return new ReadingOptions(newExtractor, chat, screening, media);
    }

    ReadingOptions withChat(ChatOptions newChat) {
        return new ReadingOptions(extractor, newChat, screening, media);
    }

    ReadingOptions withScreening(ScreenOptions newScreening) {
        return new ReadingOptions(extractor, chat, newScreening, media);
    }

    ReadingOptions withMedia(MediaOptions newMedia) {
        return new ReadingOptions(extractor, chat, screening, newMedia);
    }
}
