package dev.keepsake.models.chat;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.models.provider.ProviderCallContext;
import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.ResilientCalls;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chat model of LangChain4j's in our role, asked as {@link ResilientCalls} makes calls. What its server refuses of the newer parts of
 * its protocol is left out from then on. Safe for use by many threads.
 */
public final class LangChainChatModel implements ChatModel, ServedModel {

    private static final Logger LOG = LoggerFactory.getLogger(LangChainChatModel.class);

    private final Opened opened;
    private final boolean seesPictures;
    private final ResilientCalls calls;
    private volatile Dialect dialect;

    LangChainChatModel(Opened opened, ResilientCalls calls, boolean seesPictures) {
        this.opened = opened;
        this.calls = calls;
        this.seesPictures = seesPictures;
        this.dialect = opened.manners().firstGuess();
    }

    /**
     * Any model of LangChain4j's, of which whoever opens a memory with it is told; see
     * {@link #around(dev.langchain4j.model.chat.ChatModel, String, Limits, boolean, Outgoing)}.
     */
    public static LangChainChatModel around(
            dev.langchain4j.model.chat.ChatModel model, String name, Limits limits, boolean seesPictures) {
        return around(model, name, limits, seesPictures, Outgoing.UNWATCHED);
    }

    /**
     * Any model of LangChain4j's, with our observation, limits, retries and breaker around it; it stays the caller's to close, and its
     * way out is its own: egress is not asked. A call runs in a virtual thread of its own, which is interrupted when the deadline or the
     * time limit passes; the caller does not wait for it any longer, whether the model heeds that or not. What LangChain4j's exceptions
     * mean is told as the same kinds of failure as with every provider.
     *
     * @param name what to call it in histories, messages and price tables
     * @param limits how much is asked of it at once, how long a call may take, and how often it is made again; a model that tries again
     *     by itself wants none of that here
     * @param seesPictures whether it can be shown pictures
     * @param outgoing who is told of calls
     */
    public static LangChainChatModel around(
            dev.langchain4j.model.chat.ChatModel model,
            String name,
            Limits limits,
            boolean seesPictures,
            Outgoing outgoing) {
        boolean schemas = model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        Manners manners = Manners.of(
                ModelSettings.of(Provider.OPENAI_COMPATIBLE, name),
                name,
                schemas ? List.of(Format.SCHEMA, Format.JSON, Format.PROSE) : List.of(Format.JSON, Format.PROSE));
        ModelTarget target = new ModelTarget("langchain", name, ModelRole.CHAT, null);
        Opened opened = new Opened(model, target, manners, Opened.WarmUp.NONE, () -> {});
        return new LangChainChatModel(opened, new ResilientCalls(target, limits, outgoing), seesPictures);
    }

    @Override
    public String name() {
        return opened.target().model();
    }

    @Override
    public boolean seesPictures() {
        return seesPictures;
    }

    @Override
    public List<ProviderStatus> statuses() {
        return List.of(calls.status());
    }

    @Override
    public void warmUp(Deadline deadline) {
        try {
            ProviderCall.within(calls.described(), deadline, () -> {
                opened.warmUp().run();
                return true;
            });
        } catch (KeepsakeException cold) {
            LOG.warn("Not warmed up: {}", cold.getMessage());
        }
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        return calls.call(deadline, observed -> read(ask(prompt), observed));
    }

    /** Asks as the server is known to understand it; where it refuses that, in the next simpler way, which is then kept to. */
    private ChatResponse ask(ChatPrompt prompt) {
        Dialect tried = dialect;
        while (true) {
            RequestDraft draft = RequestDraft.of(prompt, opened.manners(), tried);
            try {
                ChatResponse response = opened.asked(draft)
                        .chat(ChatRequest.builder()
                                .messages(Messages.of(prompt, tried.format()))
                                .parameters(opened.manners().parameters().apply(draft))
                                .build());
                dialect = tried;
                return response;
            } catch (LangChain4jException refusal) {
                tried = tried.after(refusal, prompt, draft).orElseThrow(() -> refusal);
            }
        }
    }

    private ChatReply read(ChatResponse response, ProviderCallContext observed) {
        Answered counts = opened.manners().counts().apply(response);
        observed.enter(counts);
        String text = text(response.aiMessage());
        boolean cutShort = response.finishReason() == FinishReason.LENGTH;
        if (text.isBlank() && isWithheld(response.finishReason())) {
            throw ProviderFailure.of(
                    Kind.FILTERED, calls.described() + " will not answer this: its provider does not let it");
        }
        if (text.isEmpty() && !cutShort) {
            throw ProviderFailure.of(Kind.EMPTY, calls.described() + " answered without any text");
        }
        return new ChatReply(
                text, counts.inputTokens(), counts.cachedTokens(), counts.outputTokens(), cutShort, name());
    }

    /** LangChain4j has no word for a refusal of Anthropic's, so the other reasons count as well. */
    private static boolean isWithheld(@Nullable FinishReason reason) {
        return reason == FinishReason.CONTENT_FILTER || reason == FinishReason.OTHER;
    }

    /** What it says, or what it gives the tool that takes the reply. */
    private static String text(AiMessage message) {
        if (message.hasToolExecutionRequests()) {
            return message.toolExecutionRequests().getFirst().arguments();
        }
        return message.text() == null ? "" : message.text();
    }

    @Override
    public void observedBy(ObservationRegistry observations) {
        calls.observedBy(observations);
    }

    @Override
    public void close() {
        opened.close().run();
    }
}
