package dev.keepsake.engine;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.fake.ScriptedModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Ana talks, a scripted model reads, and the real engine keeps what comes of it. */
final class ModelTalk {

    static final Scope ANA = Scope.ofUser("ana");
    static final Instant SAID = Instant.parse("2026-03-02T10:00:00Z");
    static final ModelPrices PRICES = new ModelPrices(Map.of(
            "test-scripted", new ModelPrices.Price(new BigDecimal("2"), new BigDecimal("0.5"), new BigDecimal("8"))));

    private static final JsonMapper JSON = new JsonMapper();

    final ScriptedModel model = new ScriptedModel();
    final EngineFixture engine;

    ModelTalk() {
        this(extractors -> extractors);
    }

    ModelTalk(Function<Extractors, Extractors> settings) {
        engine = new EngineFixture(
                settings.apply(ModelExtractors.around(model, new RoughTokens(), PRICES, new RuleExtractor())));
    }

    /** Ana says this, and a model reads it by this policy. */
    AddResult say(Policy policy, String... turns) {
        return add(Handling.DEFAULT.withPolicy(policy), said(turns));
    }

    /** These turns of Ana's. */
    static List<Message> said(String... turns) {
        return Arrays.stream(turns).map(turn -> Message.user(turn).named("Ana")).toList();
    }

    AddResult add(Handling handling, List<Message> messages) {
        return engine.memories()
                .add(AddRequest.of(ANA, messages).withHandling(handling).at(SAID));
    }

    /** Keeps a memory of this text, said in these words. */
    Memory known(String said, String text) {
        model.enqueue(facts(fact(text, 1)));
        AddResult result = say(Policy.RECONCILE, said);
        return get(result.stored().getFirst().memory());
    }

    Memory get(MemoryId id) {
        return engine.memories().get(new GetRequest(id)).orElseThrow();
    }

    List<Memory> current() {
        return engine.memories()
                .list(new ListRequest(Reach.of(ANA), PageRequest.first(100)))
                .items();
    }

    List<String> texts() {
        return current().stream().map(Memory::text).toList();
    }

    /** The name under which a prompt shows the memory of this text. */
    static String shown(ChatPrompt prompt, String text) {
        return prompt.user()
                .lines()
                .filter(line -> line.endsWith(JSON.writeValueAsString(text)) && line.matches("m?\\d+ \\d{4}-.*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The prompt does not show: " + text));
    }

    /** A reply of these facts. */
    static String facts(String... facts) {
        return Stream.of(facts).collect(Collectors.joining(",", "{\"facts\":[", "]}"));
    }

    /** A fact that means nothing for what is known. */
    static String fact(String text, int... turns) {
        return judged(text, "new", List.of(), turns);
    }

    static String judged(String text, String verdict, List<String> memories, int... turns) {
        List<Integer> cited = new ArrayList<>();
        Arrays.stream(turns).forEach(cited::add);
        return JSON.writeValueAsString(Map.of(
                "text",
                text,
                "turns",
                cited,
                "quote",
                "",
                "by",
                "user",
                "kind",
                "state",
                "since",
                "",
                "relations",
                List.of(),
                "verdict",
                verdict,
                "memories",
                memories,
                "reason",
                verdict.equals("supersedes") ? "moved" : ""));
    }
}
