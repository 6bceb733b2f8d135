package dev.keepsake.testkit.fake;

import dev.keepsake.model.ChatModel;
import dev.keepsake.time.Deadline;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A chat model in this process whose reply depends on nothing but the prompt, so that it says the same however often and in
 * whatever order it is asked. Safe for use by many threads.
 */
public final class AnsweringModel implements ChatModel {

    private final Function<ChatPrompt, String> answer;
    private final AtomicInteger asked = new AtomicInteger();

    public AnsweringModel(Function<ChatPrompt, String> answer) {
        this.answer = answer;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    @Override
    public String name() {
        return "test-answering";
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        asked.incrementAndGet();
        String reply = answer.apply(prompt);
        return new ChatReply(reply, prompt.system().length() + prompt.user().length(), reply.length());
    }
}
