package dev.keepsake.models.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.conversation.PictureDetail;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.Picture;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackChatModelTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "?", "");

    private final List<String> asked = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    /** A model that answers with, or throws, what it is given. */
    private final class Named implements ChatModel {

        private final String name;
        private final boolean sees;
        private final Supplier<ChatReply> reply;

        private Named(String name, boolean sees, Supplier<ChatReply> reply) {
            this.name = name;
            this.sees = sees;
            this.reply = reply;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean seesPictures() {
            return sees;
        }

        @Override
        public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
            asked.add(name);
            return reply.get();
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }

    private ChatModel answering(String name) {
        return new Named(name, true, () -> new ChatReply("Paris", 3, 1));
    }

    private ChatModel failing(String name, KeepsakeException failure) {
        return new Named(name, false, () -> {
            throw failure;
        });
    }

    @Test
    void asksTheFirstAndNobodyElseWhileItAnswers() {
        FallbackChatModel model = new FallbackChatModel(List.of(answering("first"), answering("second")));

        ChatReply reply = model.chat(PROMPT, Deadline.NONE);

        assertThat(asked).containsExactly("first");
        assertThat(reply.model()).isEqualTo("first");
        assertThat(model.name()).isEqualTo("first");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void asksTheNextWhateverTheFirstCannot(Kind kind) {
        FallbackChatModel model = new FallbackChatModel(
                List.of(failing("first", ProviderFailure.of(kind, "It fails")), answering("second")));

        ChatReply reply = model.chat(PROMPT, Deadline.NONE);

        assertThat(asked).containsExactly("first", "second");
        assertThat(reply.model()).isEqualTo("second");
        assertThat(reply.text()).isEqualTo("Paris");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCategory.class,
            names = {"INVALID_REQUEST", "CONFIGURATION", "INTERNAL"})
    void whatNoOtherMakesRightIsNotHandedOn(ErrorCategory category) {
        FallbackChatModel model = new FallbackChatModel(
                List.of(failing("first", new KeepsakeException(category, "Never")), answering("second")));

        assertThat(failure(model, Deadline.NONE).category()).isEqualTo(category);
        assertThat(asked).containsExactly("first");
    }

    @Test
    void asksTheNextOnlyWhileTheCallerHasTime() {
        KeepsakeException late = new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "Late");
        FallbackChatModel model = new FallbackChatModel(List.of(failing("first", late), answering("second")));

        assertThat(failure(model, Deadline.after(Duration.ZERO))).isSameAs(late);
        assertThat(model.chat(PROMPT, Deadline.NONE).model()).isEqualTo("second");
    }

    @Test
    void whenAllFailSaysWhatEachFailedWithAndWhenTheFirstIsBack() {
        FallbackChatModel model = new FallbackChatModel(List.of(
                failing("first", ProviderFailure.of(Kind.PAUSED, "One fails", Duration.ofSeconds(30))),
                failing("second", ProviderFailure.of(Kind.TOO_MANY_REQUESTS, "Two fails", Duration.ofSeconds(5)))));

        KeepsakeException failure = failure(model, Deadline.NONE);

        assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(failure).hasMessage("None of the 2 chat models can answer: One fails; Two fails");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(5));
    }

    @Test
    void picturesAreShownToWhoSees() {
        ChatPrompt picture = new ChatPrompt(
                "Be brief.", "?", "", List.of(new Picture("image/png", new byte[] {1}, PictureDetail.LOW)), null);
        ChatModel blind = failing("blind", ProviderFailure.of(Kind.EMPTY, "It fails"));

        assertThat(new FallbackChatModel(List.of(blind, answering("seeing")))
                        .chat(picture, Deadline.NONE)
                        .model())
                .isEqualTo("seeing");
        assertThat(asked).containsExactly("seeing");
        assertThat(catchThrowableOfType(
                                KeepsakeException.class,
                                () -> new FallbackChatModel(List.of(blind)).chat(picture, Deadline.NONE))
                        .category())
                .isEqualTo(ErrorCategory.INVALID_REQUEST);
    }

    @Test
    void closesAll() {
        new FallbackChatModel(List.of(answering("first"), answering("second"))).close();

        assertThat(closed).containsExactly("first", "second");
    }

    private static KeepsakeException failure(ChatModel model, Deadline deadline) {
        return catchThrowableOfType(KeepsakeException.class, () -> model.chat(PROMPT, deadline));
    }
}
