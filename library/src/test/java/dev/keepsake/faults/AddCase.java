package dev.keepsake.faults;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.conversation.Message;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.AnsweringModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** An add of some kind, with what is known before it. */
enum AddCase {
    VERBATIM(Policy.VERBATIM),
    LOCAL(Policy.LOCAL),
    /** A model that supersedes what is known, refines it, and says what is hardly supported. */
    RECONCILE(Policy.RECONCILE);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Scope ANA = Scope.ofUser("ana");
    private static final Instant BEFORE = Instant.parse("2026-01-02T10:00:00Z");
    private static final Instant SAID = Instant.parse("2026-01-12T10:00:00Z");
    private static final String PARIS = "Ana lives in Paris.";

    private final Policy policy;

    AddCase(Policy policy) {
        this.policy = policy;
    }

    /** What reads in {@link #RECONCILE}. */
    static AnsweringModel model() {
        return new AnsweringModel(AddCase::answer);
    }

    /** Lets it be known where Ana lives. */
    void prepare(Memories memories) {
        memories.add(
                request(List.of(Message.user("I live in Paris.").named("Ana").at(BEFORE))));
    }

    /** The add that is to withstand trouble. */
    AddRequest request() {
        return request(List.of(
                        Message.user("I live in Lisbon now. I moved last week.")
                                .named("Ana")
                                .at(SAID),
                        Message.assistant("How is the new flat?").at(SAID.plusSeconds(10)),
                        Message.user("It has a balcony, and my sister Clara visits on Sunday.")
                                .named("Ana")
                                .at(SAID.plusSeconds(20))))
                .withIdempotencyKey("the add");
    }

    private AddRequest request(List<Message> messages) {
        return AddRequest.of(ANA, messages).withHandling(Handling.DEFAULT.withPolicy(policy));
    }

    private static String answer(ChatPrompt prompt) {
        return prompt.user().contains("Lisbon")
                ? facts(
                        fact("Ana lives in Lisbon.", "supersedes", List.of(shown(prompt)), 1),
                        fact("Ana's sister Clara visits on Sunday.", "new", List.of(), 3),
                        fact("Ana is never a balcony gardener of renown.", "new", List.of(), 3))
                : facts(fact(PARIS, "new", List.of(), 1));
    }

    /** The name under which the prompt shows where Ana lived. */
    private static String shown(ChatPrompt prompt) {
        return prompt.user()
                .lines()
                .filter(line -> line.endsWith(JSON.writeValueAsString(PARIS)) && line.matches("m?\\d+ \\d{4}-.*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The prompt does not show what is known"));
    }

    private static String facts(String... facts) {
        return "{\"facts\":[" + String.join(",", Stream.of(facts).toList()) + "]}";
    }

    private static String fact(String text, String verdict, List<String> memories, int turn) {
        return JSON.writeValueAsString(Map.of(
                "text",
                text,
                "turns",
                List.of(turn),
                "by",
                "Ana",
                "verdict",
                verdict,
                "memories",
                memories,
                "reason",
                verdict.equals("supersedes") ? "moved" : ""));
    }
}
