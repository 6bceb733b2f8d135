package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Verdict;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Nature;
import dev.keepsake.model.ModelUse.Purpose;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The policy {@code additive}, Mem0's present one: one call extracts, and every fact is added, linked to what it is about. */
final class SinglePass implements Extractor {

    private static final Instructions INSTRUCTIONS = Instructions.of("additive-1");
    private static final Set<String> KEYS = Set.of("memory", "facts");
    private static final int MEMORIES = 10;

    private final ModelParts parts;

    SinglePass(ModelParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "additive/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        return Pleasantries.nothingElse(Session.fresh(request))
                ? new Extraction.Nothing(Pleasantries.REASON)
                : new Session(parts, request, deadline).read(SinglePass::read);
    }

    private static Answer read(Window window, Session session) {
        ShownMemories shown = ShownMemories.counted(session.nearest(window, MEMORIES));
        String material = new Material()
                .wishes(session.guidance())
                .memories(shown)
                .earlier(window.before())
                .extracted(session.findings().latest())
                .turns(window.pieces())
                .text();
        Answer answer = session.ask(Purpose.EXTRACTION, INSTRUCTIONS, material, KEYS);
        if (answer instanceof Answer.Items(var items, var whole)) {
            items.forEach(item -> read(item, window, shown, session.findings()));
        }
        return answer;
    }

    private static void read(JsonNode item, Window window, ShownMemories shown, Findings findings) {
        Fields fields = new Fields(item);
        String text = item.isString() ? item.stringValue().strip() : fields.text("text");
        if (text.isEmpty()) {
            findings.leave(null, Cause.UNREADABLE, "The chat model gave a memory without a text");
            return;
        }
        List<Piece> named = fields.numbers("turns").stream()
                .distinct()
                .sorted()
                .map(window::numbered)
                .flatMap(Optional::stream)
                .toList();
        List<Piece> cited = named.isEmpty() ? Support.of(text, window.pieces()) : named;
        Turn speaker = Speakers.of(fields.text("attributed_to"), cited);
        findings.add(new Fact(
                text,
                new Attribution(speaker.role(), speaker.name()),
                speaker.time(),
                SourceFinder.of(cited, ""),
                Nature.PLAIN,
                verdict(fields, shown, speaker, findings),
                List.of()));
    }

    private static Verdict verdict(Fields fields, ShownMemories shown, Turn speaker, Findings findings) {
        List<MemoryId> linked = new ArrayList<>();
        for (String name : fields.texts("linked_memory_ids")) {
            shown.id(name)
                    .ifPresentOrElse(
                            linked::add,
                            () -> findings.leave(
                                    speaker.id(),
                                    Cause.UNREADABLE,
                                    "The chat model linked a memory that it was not shown; the link is ignored"));
        }
        return linked.isEmpty()
                ? new Verdict.New()
                : new Verdict.RelatesTo(linked.stream().distinct().toList());
    }
}
