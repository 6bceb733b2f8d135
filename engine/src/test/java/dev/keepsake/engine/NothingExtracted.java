package dev.keepsake.engine;

import dev.keepsake.conversation.Episode;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.Extractor;
import dev.keepsake.time.Deadline;

/** For engines that are only searched. */
record NothingExtracted() implements Extractor {

    @Override
    public String name() {
        return "nothing/1";
    }

    @Override
    public Extraction extract(Episode episode, Deadline deadline) {
        return new Extraction.Nothing("nothing is extracted here");
    }
}
