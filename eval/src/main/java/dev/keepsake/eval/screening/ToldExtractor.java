package dev.keepsake.eval.screening;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Reads in the last turn what it was told to read there, as a careless model would: what it is told is what is screened. */
public final class ToldExtractor implements Extractor {

    private final AtomicReference<String> told = new AtomicReference<>("");

    /** The next episodes say this. */
    void tell(String fact) {
        told.set(fact);
    }

    @Override
    public String name() {
        return "told/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        Turn last = request.episode().turns().getLast();
        Role role = last.role() == Role.ASSISTANT ? Role.ASSISTANT : Role.USER;
        Source whole = new Source(last.id(), new Span(0, last.text().length()));
        return new Extraction.Facts(
                List.of(new Fact(told.get(), new Attribution(role, null), last.time(), List.of(whole))));
    }
}
