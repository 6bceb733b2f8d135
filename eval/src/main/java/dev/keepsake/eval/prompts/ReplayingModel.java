package dev.keepsake.eval.prompts;

import dev.keepsake.eval.JsonFiles;
import dev.keepsake.eval.dataset.LocomoObservations.Observation;
import dev.keepsake.model.ChatModel;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers with the facts that were recorded for the turns it is shown, as new ones, so that what is known grows as it would with a
 * model; and keeps every prompt. Not for several threads.
 */
public final class ReplayingModel implements ChatModel {

    private static final String NEW_TURNS = "NEW TURNS\n";

    private final List<ChatPrompt> prompts = new ArrayList<>();
    private Map<String, String> idOfText = Map.of();
    private List<Observation> observations = List.of();

    /** Begins with another conversation: the texts of its turns, by their ids, and what was recorded of them. */
    void begin(Map<String, String> textOfTurn, List<Observation> recorded) {
        Map<String, String> byText = new LinkedHashMap<>();
        textOfTurn.forEach((id, text) -> byText.put(JsonFiles.json(text), id));
        idOfText = byText;
        observations = recorded;
    }

    /** The prompts since this was last asked. */
    List<ChatPrompt> taken() {
        List<ChatPrompt> taken = List.copyOf(prompts);
        prompts.clear();
        return taken;
    }

    @Override
    public String name() {
        return "replayed";
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        prompts.add(prompt);
        Map<String, Integer> numbers = numbers(prompt.user());
        List<Map<String, Object>> facts = new ArrayList<>();
        for (Observation observation : observations) {
            if (numbers.keySet().containsAll(observation.turns())) {
                facts.add(Map.of(
                        "text", observation.text(),
                        "turns", observation.turns().stream().map(numbers::get).toList(),
                        "by", observation.person(),
                        "verdict", "new"));
            }
        }
        return new ChatReply(JsonFiles.json(Map.of("facts", facts)), -1, -1);
    }

    /** By the id of each new turn in a prompt, its number there. */
    private Map<String, Integer> numbers(String material) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        material.substring(material.indexOf(NEW_TURNS) + NEW_TURNS.length())
                .lines()
                .filter(line -> line.matches("\\d+ .*"))
                .forEach(line -> idOfText.forEach((text, id) -> {
                    if (line.endsWith(" " + text)) {
                        numbers.put(id, Integer.valueOf(line.substring(0, line.indexOf(' '))));
                    }
                }));
        return numbers;
    }
}
