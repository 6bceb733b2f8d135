package dev.keepsake.models.rerank;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.Reranker;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat model that marks all passages in one call, from 0 to 100; a score is the mark divided by 100. Question and passages
 * travel as strings of one JSON object, which no text can get out of, and the instructions say that they are data.
 *
 * <p>Unlike a cross-encoder, a chat model sees all passages at once and may be moved by their order and company, and it may mark
 * the same passage differently tomorrow. Of a passage it reads the first 2,000 characters.
 */
public final class ChatReranker implements Reranker {

    private static final String INSTRUCTIONS = resource("chat-reranker-1.txt");
    private static final String SCHEMA = resource("chat-reranker-1.schema.json");
    private static final int MAXIMUM_CHARACTERS = 2_000;
    private static final double BEST_MARK = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final ChatModel model;

    /** Takes over a chat model and closes it in the end. */
    public ChatReranker(ChatModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public List<Double> scores(String question, List<String> passages, Deadline deadline) {
        if (passages.isEmpty()) {
            return List.of();
        }
        ChatReply reply = model.chat(new ChatPrompt(INSTRUCTIONS, material(question, passages), SCHEMA), deadline);
        Map<Integer, Double> marks = MarksReply.read(reply.text());
        List<Double> scores = new ArrayList<>();
        for (int id = 1; id <= passages.size(); id++) {
            Double mark = marks.get(id);
            scores.add(mark == null ? Double.NaN : Math.clamp(mark / BEST_MARK, 0.0, 1.0));
        }
        if (scores.stream().allMatch(score -> score.isNaN())) {
            throw new KeepsakeException(
                    ErrorCategory.MODEL_UNAVAILABLE,
                    "The chat model " + model.name() + " was to mark " + passages.size()
                            + " passages, and no mark can be found in its reply of "
                            + reply.text().length() + " characters; it may be too small a model for this");
        }
        return scores;
    }

    private static String material(String question, List<String> passages) {
        List<Map<String, Object>> numbered = new ArrayList<>();
        for (String passage : passages) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", numbered.size() + 1);
            entry.put("text", passage.substring(0, Math.min(MAXIMUM_CHARACTERS, passage.length())));
            numbered.add(entry);
        }
        Map<String, Object> material = new LinkedHashMap<>();
        material.put("question", question);
        material.put("passages", numbered);
        return JSON.writeValueAsString(material);
    }

    @Override
    public void close() {
        model.close();
    }

    private static String resource(String name) {
        try (InputStream content = Objects.requireNonNull(ChatReranker.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + name, e);
        }
    }
}
