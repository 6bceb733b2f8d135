package dev.keepsake.engine.extract.model;

import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.model.ModelUse.Purpose;
import dev.keepsake.time.Deadline;
import java.util.Set;

/**
 * The policy {@code reconcile}: one call reads the new turns beside what was said before and what is known, and says of every
 * fact what it means for that. A conversation too long for one call is read window by window.
 */
final class Reconciling implements Extractor {

    private static final Instructions INSTRUCTIONS = Instructions.of("reconcile-1");
    private static final Set<String> KEYS = Set.of("facts", "memory");

    /** What is shown of what is known: some for any add, and more the more is said. */
    private static final int FEWEST_MEMORIES = 6;

    private static final int MOST_MEMORIES = 12;

    private final ModelParts parts;

    Reconciling(ModelParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "reconcile/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        return Pleasantries.nothingElse(Session.fresh(request))
                ? new Extraction.Nothing(Pleasantries.REASON)
                : new Session(parts, request, deadline).read(Reconciling::read);
    }

    private static Answer read(Window window, Session session) {
        int limit = Math.clamp(FEWEST_MEMORIES + window.pieces().size() / 2, FEWEST_MEMORIES, MOST_MEMORIES);
        ShownMemories shown = ShownMemories.lettered(session.nearest(window, limit));
        String material = new Material()
                .categories(session.guidance())
                .wishes(session.guidance())
                .memories(shown)
                .earlier(window.before())
                .extracted(session.findings().latest())
                .turns(window.pieces())
                .text();
        Answer answer = session.ask(Purpose.EXTRACTION, INSTRUCTIONS, material, KEYS);
        if (answer instanceof Answer.Items(var items, var whole)) {
            FactReader reader = new FactReader(window, shown, session.guidance(), session.findings());
            items.forEach(reader::read);
        }
        return answer;
    }
}
