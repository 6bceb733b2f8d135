package dev.keepsake.faults;

import dev.keepsake.model.ChatModel;
import dev.keepsake.models.chat.OpenAiCompatibleChatModel;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.time.Duration;

/** What may be wrong with a provider, over the real protocol. */
enum ProviderFault {
    DOWN,
    SLOW,
    REFUSES_THE_KEY,
    TOO_MANY_REQUESTS,
    OUT_OF_ORDER,
    GARBAGE,
    EMPTY,
    TRUNCATED,
    HANGS_UP;

    /** More than one add asks, with everything that a client tries. */
    private static final int REQUESTS = 30;

    private static final Duration PATIENCE = Duration.ofMillis(150);

    /** A client of {@code server}, which fails in this way from now on. */
    ChatModel client(ScriptedChatModel server) {
        for (int request = 0; request < REQUESTS; request++) {
            script(server);
        }
        URI address = server.baseUrl();
        if (this == DOWN) {
            server.close();
        }
        ChatModel client = new OpenAiCompatibleChatModel(address, "test-model", "key");
        return this == SLOW ? new Impatient(client) : client;
    }

    private void script(ScriptedChatModel server) {
        switch (this) {
            case DOWN -> {
                // it is closed
            }
            case SLOW -> server.enqueueAfter(Duration.ofMinutes(5), "{\"facts\":[]}");
            case REFUSES_THE_KEY -> server.enqueueStatus(401);
            case TOO_MANY_REQUESTS -> server.enqueueStatus(429);
            case OUT_OF_ORDER -> server.enqueueStatus(500);
            case GARBAGE -> server.enqueueBody(200, "<html>Bad gateway</html>");
            case EMPTY -> server.enqueueBody(200, "");
            case TRUNCATED -> server.enqueueBody(200, "{\"id\":\"1\",\"choices\":[{\"index\":0,\"mess");
            case HANGS_UP -> server.enqueueHangUp();
        }
    }

    /** Gives up earlier than the client would by itself. */
    private record Impatient(ChatModel client) implements ChatModel {

        @Override
        public String name() {
            return client.name();
        }

        @Override
        public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
            return client.chat(prompt, Deadline.after(PATIENCE));
        }
    }
}
