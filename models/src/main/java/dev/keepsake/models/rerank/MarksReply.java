package dev.keepsake.models.rerank;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds marks in what a chat model replied. Models wrap JSON in fences and prose, think aloud before it, write numbers as
 * strings, use the ids as keys, or stop in the middle; so every piece of JSON after the thinking counts that has marks in it. Of
 * two marks for one id the later one counts.
 */
final class MarksReply {

    private static final String END_OF_THINKING = "</think>";
    private static final String START_OF_THINKING = "<think>";

    /** More than any real reply has; it bounds the time for a reply of nothing but brackets. */
    private static final int MAXIMUM_FAILURES = 100;

    private static final Pattern ID = Pattern.compile("\\s*(\\d{1,6})\\s*");
    private static final Pattern MARK = Pattern.compile("\\s*(-?\\d{1,6}(?:\\.\\d{1,6})?)\\s*%?\\s*");

    /** What follows a piece of JSON is looked at afterwards. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<Integer, Double> marks = new HashMap<>();

    private MarksReply() {}

    /** The marks by id, as given; empty when there are none to be found. */
    static Map<Integer, Double> read(String reply) {
        MarksReply marks = new MarksReply();
        marks.scan(withoutThinking(reply).toCharArray());
        return marks.marks;
    }

    private static String withoutThinking(String reply) {
        int thought = reply.lastIndexOf(END_OF_THINKING);
        String said = thought < 0 ? reply : reply.substring(thought + END_OF_THINKING.length());
        int thinking = said.indexOf(START_OF_THINKING);
        return thinking < 0 ? said : said.substring(0, thinking);
    }

    private void scan(char[] text) {
        int failures = 0;
        for (int at = 0; at < text.length && failures < MAXIMUM_FAILURES; at++) {
            if (text[at] != '{' && text[at] != '[') {
                continue;
            }
            try (JsonParser parser = JSON.createParser(text, at, text.length - at)) {
                collect(JSON.readTree(parser));
                at += (int) parser.currentLocation().getCharOffset() - 1;
            } catch (JacksonException notJson) {
                // Prose, or JSON that was cut off; what is inside may be whole.
                failures++;
            }
        }
    }

    private void collect(JsonNode node) {
        if (node.isObject()) {
            take(node.path("id"), node.path("score"));
            node.properties().forEach(field -> {
                if (ID.matcher(field.getKey()).matches()) {
                    take(JSON.getNodeFactory().stringNode(field.getKey()), field.getValue());
                }
            });
        }
        node.forEach(this::collect);
    }

    private void take(JsonNode id, JsonNode mark) {
        Matcher whole = ID.matcher(id.asString(""));
        Matcher number = MARK.matcher(mark.isNumber() || mark.isString() ? mark.asString() : "");
        if (whole.matches() && number.matches()) {
            marks.put(Integer.parseInt(whole.group(1)), Double.parseDouble(number.group(1)));
        }
    }
}
