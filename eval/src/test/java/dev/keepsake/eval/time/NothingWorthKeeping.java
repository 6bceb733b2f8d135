package dev.keepsake.eval.time;

import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.time.Deadline;

/** Keeps nothing of anything. */
final class NothingWorthKeeping implements Extractor {

    @Override
    public String name() {
        return "nothing";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        return new Extraction.Nothing("Nothing is ever worth keeping here");
    }
}
