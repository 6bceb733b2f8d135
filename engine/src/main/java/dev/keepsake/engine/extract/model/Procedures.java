package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.extract.model.Ledger.Allowance;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.memory.Attribution;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelUse.Purpose;
import dev.keepsake.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one memory of an agent's whole execution history: what it did, step by step, with what came back word for word. The
 * caller's instructions replace ours. What the reply quotes is looked up in the turns afterwards.
 */
final class Procedures implements Extractor {

    private static final Instructions INSTRUCTIONS = Instructions.free("procedure-1");

    private final ModelParts parts;

    Procedures(ModelParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "procedure/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        List<Turn> turns = Session.said(request);
        if (turns.isEmpty()) {
            return new Extraction.Nothing("No turn says anything");
        }
        Session session = new Session(parts, request, deadline);
        List<Piece> pieces = turns.stream().map(Piece::whole).toList();
        String material =
                new Material().turns(pieces).line("\nWrite the procedure now.").text();
        ChatPrompt prompt = new ChatPrompt(instructions(request), material, "");
        return switch (session.ledger().allowance(prompt)) {
            case Allowance.Refused(String reason) -> {
                session.findings().leaveAll(turns, Cause.DEFERRED, "Not read, because " + reason);
                yield new Extraction.Facts(List.of(), session.findings().left(), List.of());
            }
            case Allowance.Granted(Integer most) ->
                procedure(session, turns, session.chat(Purpose.PROCEDURE, prompt, most));
        };
    }

    private static String instructions(ExtractionRequest request) {
        @Nullable String own = request.handling().guidance().instructions();
        return own == null || own.isBlank() ? INSTRUCTIONS.text() : own;
    }

    private static Extraction procedure(Session session, List<Turn> turns, ChatReply reply) {
        String text = ReplyText.of(reply);
        if (text.isEmpty()) {
            return new Extraction.Unreadable(
                    "The reply of the chat model is empty", session.ledger().used());
        }
        if (reply.cutShort()) {
            session.findings().leave(null, Cause.UNREADABLE, "The procedure breaks off: the reply was to be no longer");
        }
        int strange = Quotations.strangeIn(text, turns);
        if (strange > 0) {
            session.findings()
                    .leave(
                            null,
                            Cause.UNSUPPORTED,
                            strange
                                    + " of the outputs that the procedure quotes do not stand word for word in the turns");
        }
        Turn speaker = turns.stream()
                .filter(turn -> turn.role() == Role.ASSISTANT)
                .findFirst()
                .orElse(turns.getFirst());
        List<Piece> pieces = turns.stream().map(Piece::whole).toList();
        Fact fact = new Fact(
                text,
                new Attribution(speaker.role(), speaker.name()),
                turns.getLast().time(),
                SourceFinder.of(pieces, ""));
        return new Extraction.Facts(
                List.of(fact), session.findings().left(), session.ledger().used());
    }
}
