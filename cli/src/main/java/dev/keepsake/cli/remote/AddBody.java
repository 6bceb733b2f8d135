package dev.keepsake.cli.remote;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.api.AddRequest;
import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.Message;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.MediaPartReader;
import dev.keepsake.server.wire.WireHandling;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An add as the hosted platform takes it. The time of the request goes out as {@code timestamp}. A message's own time, id
 * and attributes stand beside its content, where a Keepsake server reads them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AddBody(
        List<MessageBody> messages,
        @JsonProperty("user_id") @Nullable String user,
        @JsonProperty("agent_id") @Nullable String agent,
        @JsonProperty("app_id") @Nullable String app,
        @JsonProperty("run_id") @Nullable String run,
        @Nullable Map<String, @Nullable Object> metadata,
        boolean infer,
        @JsonProperty("async_mode") boolean background,
        @Nullable BigDecimal timestamp,
        @JsonProperty("expiration_date") @Nullable String expires,
        @JsonAnyGetter Map<String, Object> handling) {

    static AddBody of(AddRequest request) {
        return new AddBody(
                request.messages().stream().map(MessageBody::of).toList(),
                request.scope().user(),
                request.scope().agent(),
                request.scope().app(),
                request.scope().run(),
                AttributeWire.writeOrNull(request.attributes()),
                request.infer(),
                request.mode() == AddRequest.Mode.BACKGROUND,
                seconds(request.time()),
                request.expiresOn() == null ? null : request.expiresOn().toString(),
                WireHandling.write(request.handling()));
    }

    private static @Nullable BigDecimal seconds(@Nullable Instant time) {
        return time == null
                ? null
                : BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
    }

    /** One message. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageBody(
            String role,
            List<Map<String, Object>> content,
            @Nullable String name,
            @Nullable BigDecimal timestamp,
            @Nullable String id,
            @Nullable Map<String, @Nullable Object> metadata) {

        static MessageBody of(Message message) {
            return new MessageBody(
                    message.role().key(),
                    message.content().stream().map(MessageBody::part).toList(),
                    message.name(),
                    seconds(message.time()),
                    message.externalId(),
                    AttributeWire.writeOrNull(message.attributes()));
        }

        private static Map<String, Object> part(ContentPart part) {
            return switch (part) {
                case ContentPart.Text(String text) -> Map.of("type", "text", "text", text);
                case ContentPart.Image(var url, var description, var detail) ->
                    shared(
                            "image_url",
                            Map.of("url", orEmpty(url), "detail", detail.name().toLowerCase(Locale.ROOT)),
                            "description",
                            description);
                case ContentPart.Document(var kind, var url, var extracted) ->
                    shared(MediaPartReader.type(kind), Map.of("url", orEmpty(url)), "extracted", extracted);
            };
        }

        private static Map<String, Object> shared(
                String type, Map<String, String> address, String words, @Nullable String inWords) {
            return Map.of("type", type, type, address, words, orEmpty(inWords));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
