package dev.keepsake.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConversationReaderTest {

    @Test
    void everyLineOfPlainTextIsAMessageOfTheUser() {
        assertThat(ConversationReader.read("Hello there\n\n  How are you?\n"))
                .containsExactly(Message.user("Hello there"), Message.user("How are you?"));
    }

    @Test
    void aJsonListAndAnObjectWithMessagesSayTheSame() {
        String list = "[{\"role\": \"assistant\", \"content\": \"Hi\"}]";

        assertThat(ConversationReader.read(list)).containsExactly(Message.assistant("Hi"));
        assertThat(ConversationReader.read("{\"messages\": " + list + "}")).containsExactly(Message.assistant("Hi"));
    }

    @Test
    void jsonLinesCarryNamesAndTimes() {
        Message message = ConversationReader.read("""
                        {"role": "user", "content": "Hi", "name": "Ada", "timestamp": "2023-05-08T13:56:00Z"}
                        {"role": "user", "content": "Again"}
                        """).getFirst();

        assertThat(message.name()).isEqualTo("Ada");
        assertThat(message.time()).isEqualTo(Instant.parse("2023-05-08T13:56:00Z"));
        assertThat(message.role()).isEqualTo(Role.USER);
    }

    @Test
    void aBrokenLineIsNamed() {
        assertThatThrownBy(() -> ConversationReader.read("{\"role\": \"user\", \"content\": \"Hi\"}\n{oops\n"))
                .hasMessageContaining("line 2");
    }

    @Test
    void nothingIsNotAConversation() {
        assertThatThrownBy(() -> ConversationReader.read(" \n ")).hasMessageContaining("empty");
    }
}
