package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.extract.ChatModelFailure;
import dev.keepsake.engine.extract.model.Ledger.Allowance;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelUse.Purpose;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One add that is being read with a model: asks it within the budget and gathers what is found. Not for several threads. */
final class Session {

    /** What is shown of what was said before: little for an add that explains itself by its length. */
    private static final int TURNS_BEFORE = 6;

    private static final int TURNS_BEFORE_LONG = 3;
    private static final int LONG = 10;

    private final ModelParts parts;
    private final ExtractionRequest request;
    private final Deadline deadline;
    private final Ledger ledger;
    private final Findings findings = new Findings();
    private final Set<TurnId> senseless = new LinkedHashSet<>();
    private @Nullable String unreadable;

    Session(ModelParts parts, ExtractionRequest request, Deadline deadline) {
        this.parts = parts;
        this.request = request;
        this.deadline = deadline;
        this.ledger = new Ledger(parts, request.handling().budget());
    }

    /** Reads one window. */
    @FunctionalInterface
    interface WindowReader {
        /** Asks the model and adds what it says to the findings; the answer is for the session to judge. */
        Answer read(Window window, Session session);
    }

    Findings findings() {
        return findings;
    }

    Guidance guidance() {
        return request.handling().guidance();
    }

    Ledger ledger() {
        return ledger;
    }

    boolean hasAgent() {
        return request.episode().scope().agent() != null;
    }

    /** What is said in an episode by anybody but the system. */
    static List<Turn> said(ExtractionRequest request) {
        return request.episode().turns().stream().filter(Session::isSaid).toList();
    }

    /** Of what is said, what has not been read before. */
    static List<Turn> fresh(ExtractionRequest request) {
        return said(request).stream()
                .filter(turn -> !request.known().contains(turn.id()))
                .toList();
    }

    private static boolean isSaid(Turn turn) {
        return turn.role() != Role.SYSTEM && !turn.text().isBlank();
    }

    /** Reads the windows of an episode in order, as far as the budget goes. */
    Extraction read(WindowReader reader) {
        List<Window> windows = Windows.of(fresh(request), parts.tokens());
        for (int place = 0; place < windows.size(); place++) {
            Window window = place == 0 ? windows.getFirst().after(before()) : windows.get(place);
            switch (reader.read(window, this)) {
                case Answer.Items(var items, boolean whole) -> {
                    if (!whole) {
                        findings.leave(
                                null,
                                Cause.UNREADABLE,
                                "The reply of the chat model broke off; its first " + items.size()
                                        + " entries were read, what was to follow is not known");
                    }
                }
                case Answer.Unreadable(String why) -> unreadable(window, why);
                case Answer.NotAsked(String why) -> {
                    defer(windows.subList(place, windows.size()), why);
                    return done();
                }
            }
        }
        return done();
    }

    private void unreadable(Window window, String why) {
        unreadable = "The reply of the chat model cannot be read: " + why;
        findings.leaveAll(window.turns(), Cause.UNREADABLE, unreadable);
        window.turns().forEach(turn -> senseless.add(turn.id()));
    }

    private void defer(List<Window> windows, String why) {
        List<Turn> turns = windows.stream()
                .flatMap(window -> window.turns().stream())
                .distinct()
                .toList();
        findings.leaveAll(turns, Cause.DEFERRED, "Not read, because " + why);
    }

    /** The last turns before what is new, those of this episode that were read before among them. */
    private List<Piece> before() {
        List<Turn> fresh = fresh(request);
        int most = fresh.size() > LONG ? TURNS_BEFORE_LONG : TURNS_BEFORE;
        List<Turn> before = new ArrayList<>(request.surroundings().before(most));
        int last = fresh.getLast().id().ordinal();
        request.episode().turns().stream()
                .filter(turn -> request.known().contains(turn.id()) && turn.id().ordinal() < last)
                .forEach(before::add);
        return before.subList(Math.max(0, before.size() - most), before.size()).stream()
                .filter(Session::isSaid)
                .map(Piece::whole)
                .toList();
    }

    /** What is known about what a window says. */
    List<Memory> nearest(Window window, int limit) {
        List<String> texts = window.pieces().stream()
                .map(piece -> IndexText.of(piece.turn().name(), piece.text()))
                .distinct()
                .toList();
        return request.surroundings().nearest(texts, limit);
    }

    List<Memory> nearest(String text, int limit) {
        return request.surroundings().nearest(List.of(text), limit);
    }

    /** Asks for a list; once more when the first reply cannot be read. */
    Answer ask(Purpose purpose, Instructions instructions, String material, Set<String> keys) {
        ChatPrompt prompt = new ChatPrompt(instructions.text(), material, instructions.schema());
        return switch (ledger.allowance(prompt)) {
            case Allowance.Refused(String reason) -> new Answer.NotAsked(reason);
            case Allowance.Granted(Integer most) ->
                switch (ReplyReader.read(chat(purpose, prompt, most), keys)) {
                    case Reply.Items(var items, boolean whole) -> new Answer.Items(items, whole);
                    case Reply.Unreadable(String why) -> again(purpose, prompt, why, keys);
                };
        };
    }

    private Answer again(Purpose purpose, ChatPrompt first, String why, Set<String> keys) {
        String remark = first.user() + "\nYour last reply could not be read: " + why
                + ". Reply once more, with the JSON object alone.\n";
        ChatPrompt prompt = new ChatPrompt(first.system(), remark, first.jsonSchema());
        return switch (ledger.allowance(prompt)) {
            case Allowance.Refused(String reason) ->
                new Answer.Unreadable(why + "; not asked again, because " + reason);
            case Allowance.Granted(Integer most) ->
                switch (ReplyReader.read(chat(purpose, prompt, most), keys)) {
                    case Reply.Items(var items, boolean whole) -> new Answer.Items(items, whole);
                    case Reply.Unreadable(String still) -> new Answer.Unreadable(still + " (asked twice)");
                };
        };
    }

    /** One call, entered into the ledger. */
    ChatReply chat(Purpose purpose, ChatPrompt prompt, @Nullable Integer maximumReply) {
        ChatPrompt limited =
                new ChatPrompt(prompt.system(), prompt.user(), prompt.jsonSchema(), prompt.pictures(), maximumReply);
        try {
            ChatReply reply = parts.model().chat(limited, deadline);
            request.surroundings().took(ledger.book(purpose, limited, reply));
            return reply;
        } catch (KeepsakeException failed) {
            throw isOfTheModel(failed) ? new ChatModelFailure(failed) : failed;
        }
    }

    /** A model that gives itself less time than the add has is as good as away when that is over. */
    private boolean isOfTheModel(KeepsakeException failed) {
        return failed.category() == ErrorCategory.MODEL_UNAVAILABLE
                || (failed.category() == ErrorCategory.DEADLINE_EXCEEDED && !deadline.passed());
    }

    private Extraction done() {
        boolean nothing = findings.facts().isEmpty();
        if (nothing && unreadable != null) {
            return new Extraction.Unreadable(unreadable, ledger.used());
        }
        if (nothing && findings.left().isEmpty()) {
            return new Extraction.Nothing("The chat model found nothing worth keeping", ledger.used());
        }
        return new Extraction.Facts(
                Settlement.settle(findings.facts(), findings), findings.left(), ledger.used(), senseless);
    }
}
