package dev.keepsake.models.chat;

import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.models.provider.Sampling;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes along with the messages of one request, before a provider's own words are found for it.
 *
 * @param sampling how to choose words; nothing that the dialect leaves out
 * @param maximumReply at most so many tokens, or null
 * @param completionTokens see {@link Dialect}
 * @param format the form of the reply, or null
 * @param tool the tool that has to be called, or null
 */
record RequestDraft(
        Sampling sampling,
        @Nullable Integer maximumReply,
        boolean completionTokens,
        @Nullable ResponseFormat format,
        @Nullable ToolSpecification tool) {

    static RequestDraft of(ChatPrompt prompt, Manners manners, Dialect dialect) {
        Sampling wished = manners.sampling();
        Sampling kept = new Sampling(
                dialect.sampling() ? wished.temperature() : null,
                dialect.sampling() ? wished.topP() : null,
                dialect.sampling() ? wished.topK() : null,
                null,
                null,
                dialect.effort() ? wished.effort() : null);
        Integer most = prompt.maximumReply() != null ? prompt.maximumReply() : manners.maximumReply();
        boolean bound = !prompt.jsonSchema().isEmpty();
        return new RequestDraft(
                kept,
                most,
                dialect.completionTokens(),
                bound ? Schemas.format(prompt.jsonSchema(), dialect.format()) : null,
                bound && dialect.format() == Format.TOOL ? Schemas.tool(prompt.jsonSchema()) : null);
    }

    boolean samples() {
        return sampling.temperature() != null || sampling.topP() != null || sampling.topK() != null;
    }

    @Nullable
    String effort() {
        return sampling.effort();
    }

    /** In the words that all of LangChain4j's models know. */
    ChatRequestParameters parameters() {
        return written(DefaultChatRequestParameters.builder())
                .maxOutputTokens(maximumReply)
                .build();
    }

    /** Writes down what all models know, but for the longest reply. */
    <B extends DefaultChatRequestParameters.Builder<B>> B written(DefaultChatRequestParameters.Builder<B> builder) {
        B written = builder.temperature(sampling.temperature())
                .topP(sampling.topP())
                .responseFormat(format);
        if (sampling.topK() != null) {
            written = written.topK(sampling.topK());
        }
        if (tool != null) {
            written = written.toolSpecifications(Objects.requireNonNull(tool)).toolChoice(ToolChoice.REQUIRED);
        }
        return written;
    }
}
