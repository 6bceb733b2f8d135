package dev.keepsake.testkit.fake;

import org.jspecify.annotations.Nullable;

/** The few JSON texts of the chat-completions protocol that a scripted model needs. */
final class OpenAiJson {

    private static final long CREATED = 1_768_467_600L;
    private static final int PROMPT_TOKENS = 17;

    private OpenAiJson() {}

    static String completion(String reply, int tokens) {
        return completion(reply, "stop", 0, tokens);
    }

    static String completion(String reply, String finishReason, int cachedTokens, int tokens) {
        return """
                {"id": "chatcmpl-scripted", "object": "chat.completion", "created": %d, "model": "test-scripted",
                 "choices": [{"index": 0, "finish_reason": %s, "logprobs": null,
                   "message": {"role": "assistant", "content": %s, "refusal": null}}],
                 "usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d,
                   "prompt_tokens_details": {"cached_tokens": %d}}}
                """.formatted(
                        CREATED,
                        quoted(finishReason),
                        quoted(reply),
                        PROMPT_TOKENS,
                        tokens,
                        PROMPT_TOKENS + tokens,
                        cachedTokens);
    }

    static String error(int status) {
        return switch (status) {
            case 401 -> error("Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
            case 404 -> error("Invalid URL.", "invalid_request_error", null);
            case 429 -> error("Rate limit reached for requests.", "requests", "rate_limit_exceeded");
            case 500 ->
                error("The server had an error while processing your request. Sorry about that!", "server_error", null);
            case 503 -> error("The engine is currently overloaded, please try again later.", "server_error", null);
            default -> error("Status " + status + ".", "invalid_request_error", null);
        };
    }

    static String scriptIsOver() {
        return error("The script of this chat model is over; enqueue one more answer.", "invalid_request_error", null);
    }

    private static String error(String message, String type, @Nullable String code) {
        return "{\"error\": {\"message\": %s, \"type\": %s, \"param\": null, \"code\": %s}}"
                .formatted(quoted(message), quoted(type), code == null ? "null" : quoted(code));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ' || Character.isSurrogate(letter)) {
                json.append("\\u%04x".formatted((int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.append('"').toString();
    }
}
