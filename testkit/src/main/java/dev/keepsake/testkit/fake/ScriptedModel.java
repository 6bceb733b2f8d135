package dev.keepsake.testkit.fake;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.time.Deadline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * A chat model in this process that says what it was told to say, in that order, and remembers what it was asked. Safe for
 * use by many threads.
 */
public final class ScriptedModel implements ChatModel {

    private final Queue<Function<ChatPrompt, ChatReply>> script = new ArrayDeque<>();
    private final List<ChatPrompt> prompts = new ArrayList<>();

    /** Answers the next prompt that has no answer yet with {@code reply}. */
    public synchronized ScriptedModel enqueue(String reply) {
        return enqueueFor(prompt -> reply);
    }

    /** Answers the next prompt that has no answer yet with what {@code reply} makes of it. */
    public synchronized ScriptedModel enqueueFor(Function<ChatPrompt, String> reply) {
        script.add(prompt -> {
            String text = reply.apply(prompt);
            return new ChatReply(text, prompt.system().length() + prompt.user().length(), text.length());
        });
        return this;
    }

    /** Answers the next prompt that has no answer yet with exactly {@code reply}, its counts included. */
    public synchronized ScriptedModel enqueueReply(ChatReply reply) {
        script.add(prompt -> reply);
        return this;
    }

    /** Fails at the next prompt that has no answer yet. */
    public synchronized ScriptedModel enqueueFailure(ErrorCategory category) {
        script.add(prompt -> {
            throw new KeepsakeException(category, "The script says that the model fails here");
        });
        return this;
    }

    /** What it was asked so far, answered or not. */
    public synchronized List<ChatPrompt> prompts() {
        return List.copyOf(prompts);
    }

    @Override
    public String name() {
        return "test-scripted";
    }

    @Override
    public synchronized ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        prompts.add(prompt);
        if (deadline.passed()) {
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "The deadline passed before the scripted model was asked");
        }
        Function<ChatPrompt, ChatReply> next = script.poll();
        if (next == null) {
            throw new AssertionError(
                    "The model was asked for the " + prompts.size() + ". time, and its script is over");
        }
        return next.apply(prompt);
    }
}
