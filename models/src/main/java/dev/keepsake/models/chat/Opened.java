package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ModelTarget;
import dev.langchain4j.model.chat.ChatModel;

/**
 * A model of LangChain4j's that is ready to be asked.
 *
 * @param model the model
 * @param target where its calls go
 * @param manners how to ask it
 * @param warmUp opens the connection to its provider; may fail
 * @param close gives back what it holds
 */
record Opened(ChatModel model, ModelTarget target, Manners manners, WarmUp warmUp, Runnable close) {

    /** Opens a connection. */
    @FunctionalInterface
    interface WarmUp {
        WarmUp NONE = () -> {};

        void run() throws Exception;
    }
}
