package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.keepsake.models.provider.Sampling;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to ask one kind of model.
 *
 * @param sampling how it is to choose its words
 * @param reasons whether it reasons before it answers
 * @param completionTokens what it is first told as the longest reply; see {@link Dialect}
 * @param maximumReply at most so many tokens in a reply when the prompt does not say, or null
 * @param formats how it can be told the form of a reply, the best first
 * @param parameters a provider's own words for what goes along with the messages
 * @param counts what it says of its replies
 */
record Manners(
        Sampling sampling,
        boolean reasons,
        boolean completionTokens,
        @Nullable Integer maximumReply,
        List<Format> formats,
        Function<RequestDraft, ChatRequestParameters> parameters,
        Function<ChatResponse, Answered> counts) {

    /**
     * Models that refuse temperature and the like, or pass over it, by their names as Mem0 tells them: OpenAI's o series and its GPT
     * from 5 on, and DeepSeek's. Others that reason take it (Gemini, Magistral, Qwen, Grok, gpt-oss, Claude while it is not told to
     * think); what refuses it all the same is heard, at the cost of one refused request, or named by {@link Sampling#reasons()}.
     */
    private static final Pattern REASONING =
            Pattern.compile("(.*/)?(openai[./])?(o[1-9](-.*)?|gpt-[5-9](?!.*chat).*|deepseek-reasoner)");

    Manners {
        formats = List.copyOf(formats);
    }

    /** The manners for {@code model}, in the words that all of LangChain4j's models know. */
    static Manners of(ModelSettings settings, String model, List<Format> formats) {
        Sampling sampling = settings.sampling();
        Boolean said = sampling.reasons();
        boolean reasons = said == null ? reasonsByName(model) : said;
        return new Manners(
                sampling, reasons, reasons, sampling.maximumReply(), formats, RequestDraft::parameters, Counts::of);
    }

    static boolean reasonsByName(String model) {
        return REASONING.matcher(model).matches();
    }

    Manners withParameters(Function<RequestDraft, ChatRequestParameters> newParameters) {
        return new Manners(sampling, reasons, completionTokens, maximumReply, formats, newParameters, counts);
    }

    Manners withCounts(Function<ChatResponse, Answered> newCounts) {
        return new Manners(sampling, reasons, completionTokens, maximumReply, formats, parameters, newCounts);
    }

    /** The same, for a provider that wants to be told how long a reply may be. */
    Manners withReplyOf(int tokens) {
        return maximumReply != null
                ? this
                : new Manners(sampling, reasons, completionTokens, tokens, formats, parameters, counts);
    }

    /** The same, for a provider of whom is known how it calls the longest reply. */
    Manners withCompletionTokens(boolean known) {
        return new Manners(sampling, reasons, known, maximumReply, formats, parameters, counts);
    }

    Dialect firstGuess() {
        return Dialect.firstGuess(formats, reasons, completionTokens);
    }
}
