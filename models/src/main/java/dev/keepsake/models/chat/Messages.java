package dev.keepsake.models.chat;

import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.Picture;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A prompt as LangChain4j's messages. */
final class Messages {

    private Messages() {}

    static List<ChatMessage> of(ChatPrompt prompt, Format format) {
        boolean mustBeTold = !prompt.jsonSchema().isEmpty() && (format == Format.JSON || format == Format.PROSE);
        String system = mustBeTold ? Schemas.instructions(prompt.system(), prompt.jsonSchema()) : prompt.system();
        return List.of(SystemMessage.from(system), material(prompt));
    }

    private static UserMessage material(ChatPrompt prompt) {
        if (prompt.pictures().isEmpty()) {
            return UserMessage.from(prompt.user());
        }
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(prompt.user()));
        for (Picture picture : prompt.pictures()) {
            contents.add(ImageContent.from(
                    Base64.getEncoder().encodeToString(picture.bytes()), picture.mediaType(), detail(picture)));
        }
        return UserMessage.from(contents);
    }

    private static ImageContent.DetailLevel detail(Picture picture) {
        return switch (picture.detail()) {
            case LOW -> ImageContent.DetailLevel.LOW;
            case HIGH -> ImageContent.DetailLevel.HIGH;
            case AUTO -> ImageContent.DetailLevel.AUTO;
        };
    }
}
