package dev.keepsake.bench.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Completions as OpenAI's protocol has them, of a model that makes one fact of each new turn. */
final class Completion {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A line of a prompt that shows a new turn: number, role, name, words. */
    private static final Pattern NEW_TURN = Pattern.compile("(\\d+) \\S+ (\"[^\"]*\") (\".*\")");

    private Completion() {}

    /** The answer to a request whose prompt shows new turns. */
    static String reading(String request) {
        StringBuilder prompt = new StringBuilder();
        for (JsonNode message : JSON.readTree(request).path("messages")) {
            if (message.path("role").asString().equals("user")) {
                prompt.append(text(message.path("content"))).append('\n');
            }
        }
        int begin = prompt.indexOf("NEW TURNS");
        List<Map<String, Object>> facts = new ArrayList<>();
        prompt.substring(Math.max(0, begin))
                .lines()
                .map(NEW_TURN::matcher)
                .filter(Matcher::matches)
                .forEach(turn -> facts.add(fact(turn)));
        return saying(JSON.writeValueAsString(Map.of("facts", facts)));
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder parts = new StringBuilder();
        content.forEach(part -> parts.append(part.path("text").asString("")));
        return parts.toString();
    }

    private static Map<String, Object> fact(Matcher turn) {
        String speaker = JSON.readValue(turn.group(2), String.class);
        String words = JSON.readValue(turn.group(3), String.class);
        return Map.of(
                "text",
                speaker + " said: " + words,
                "turns",
                List.of(Integer.parseInt(turn.group(1))),
                "by",
                speaker,
                "verdict",
                "new",
                "memories",
                List.of());
    }

    static String saying(String content) {
        return JSON.writeValueAsString(Map.of(
                "id",
                "chatcmpl-drill",
                "object",
                "chat.completion",
                "created",
                1_767_225_600,
                "model",
                "drill",
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "finish_reason",
                        "stop",
                        "message",
                        Map.of("role", "assistant", "content", content))),
                "usage",
                Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120)));
    }

    static String error(String message, String code) {
        return JSON.writeValueAsString(Map.of("error", Map.of("message", message, "type", code, "code", code)));
    }
}
