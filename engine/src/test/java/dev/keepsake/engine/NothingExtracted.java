package dev.keepsake.engine;

import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.time.Deadline;

/** For engines that are only searched. */
record NothingExtracted() implements Extractor {

    @Override
    public String name() {
        return "nothing/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        return new Extraction.Nothing("nothing is extracted here");
    }
}
