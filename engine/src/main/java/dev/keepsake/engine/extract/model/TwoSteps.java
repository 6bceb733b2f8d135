package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.bundled.Bundled;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.ModelUse.Purpose;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The policy {@code classic}, Mem0's former one: a first call extracts facts, a second one sees them beside the memories nearest
 * to each and decides ADD, UPDATE, DELETE or NONE. Without any such memory there is nothing to decide and no second call.
 */
final class TwoSteps implements Extractor {

    private static final Instructions FACTS = Instructions.of("classic-facts-1");
    private static final Instructions AGENT_FACTS = new Instructions(
            Bundled.text(TwoSteps.class, "classic-agent-facts-1.txt").strip(), FACTS.schema());
    private static final Instructions UPDATE = Instructions.of("classic-update-1");
    private static final Set<String> FACT_KEYS = Set.of("facts");
    private static final Set<String> UPDATE_KEYS = Set.of("memory");
    private static final int NEAREST = 5;

    private final ModelParts parts;

    TwoSteps(ModelParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "classic/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        return Pleasantries.nothingElse(Session.fresh(request))
                ? new Extraction.Nothing(Pleasantries.REASON)
                : new Session(parts, request, deadline).read(TwoSteps::read);
    }

    private static Answer read(Window window, Session session) {
        String material = new Material()
                .wishes(session.guidance())
                .earlier(window.before())
                .turns(window.pieces())
                .text();
        Answer answer = session.ask(Purpose.EXTRACTION, facts(window, session), material, FACT_KEYS);
        if (answer instanceof Answer.Items(var items, var whole)) {
            decide(texts(items), window, session);
        }
        return answer;
    }

    private static Instructions facts(Window window, Session session) {
        String own = session.guidance().factPrompt();
        if (own != null && !own.isBlank()) {
            return Instructions.ofCaller(own);
        }
        boolean ofAgent = session.hasAgent() && window.turns().stream().anyMatch(turn -> turn.role() == Role.ASSISTANT);
        return ofAgent ? AGENT_FACTS : FACTS;
    }

    private static Instructions update(Guidance guidance) {
        String own = guidance.updatePrompt();
        return own == null || own.isBlank() ? UPDATE : Instructions.ofCaller(own);
    }

    private static List<String> texts(List<JsonNode> items) {
        return items.stream()
                .map(item -> item.isString() ? item.stringValue().strip() : text(new Fields(item)))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static String text(Fields item) {
        String text = item.text("text");
        return text.isEmpty() ? item.text("fact") : text;
    }

    private static void decide(List<String> texts, Window window, Session session) {
        List<Stated> facts = new ArrayList<>();
        Map<MemoryId, Memory> near = new LinkedHashMap<>();
        for (String text : texts) {
            List<Memory> nearest = session.nearest(text, NEAREST);
            facts.add(Stated.of(text, window, nearest));
            nearest.forEach(memory -> near.put(memory.id(), memory));
        }
        ShownMemories shown = ShownMemories.counted(List.copyOf(near.values()));
        Decisions decisions = new Decisions(facts, shown, window, session.findings());
        if (!facts.isEmpty() && !near.isEmpty()) {
            switch (session.ask(
                    Purpose.UPDATE_DECISION, update(session.guidance()), material(shown, texts), UPDATE_KEYS)) {
                case Answer.Items(var items, var whole) -> items.forEach(decisions::take);
                case Answer.Unreadable(String why) -> undecided(session, Cause.UNREADABLE, why);
                case Answer.NotAsked(String why) -> undecided(session, Cause.DEFERRED, why);
            }
        }
        decisions.conclude();
    }

    private static void undecided(Session session, Cause cause, String why) {
        session.findings()
                .leave(
                        null,
                        cause,
                        "What the facts mean for what is known was not decided; they are kept beside it: " + why);
    }

    private static String material(ShownMemories shown, List<String> facts) {
        Material material = new Material().memories(shown).head("NEW FACTS");
        facts.forEach(fact -> material.line(Quoted.of(fact)));
        return material.text();
    }
}
