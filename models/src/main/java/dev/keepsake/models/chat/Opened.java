package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ModelTarget;
import dev.langchain4j.model.chat.ChatModel;

/**
 * A model of LangChain4j's that is ready to be asked.
 *
 * @param model the model, told how long to reason where that is configured
 * @param untold the same without being told; for a server that refuses to hear it
 * @param target where its calls go
 * @param manners how to ask it
 * @param warmUp opens the connection to its provider; may fail
 * @param close gives back what it holds
 */
record Opened(ChatModel model, ChatModel untold, ModelTarget target, Manners manners, WarmUp warmUp, Runnable close) {

    /** One that is told what it is told with each request. */
    Opened(ChatModel model, ModelTarget target, Manners manners, WarmUp warmUp, Runnable close) {
        this(model, model, target, manners, warmUp, close);
    }

    /** Whom to ask for what is drafted. */
    ChatModel asked(RequestDraft draft) {
        return draft.effort() == null ? untold : model;
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface WarmUp {
        WarmUp NONE = () -> {};

        void run() throws Exception;
    }
}
