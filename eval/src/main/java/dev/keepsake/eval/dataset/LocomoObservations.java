package dev.keepsake.eval.dataset;

import dev.keepsake.error.KeepsakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts that come with LoCoMo: what a language model wrote down of each session when the set was built, each fact with
 * the turns it was read from.
 */
public final class LocomoObservations {

    private final Map<String, List<Observation>> byConversation = new HashMap<>();

    private LocomoObservations() {}

    /**
     * One recorded fact.
     *
     * @param person whom it is about
     * @param text what it says
     * @param turns ids of the turns it was read from; at least one
     */
    public record Observation(String person, String text, List<String> turns) {}

    /**
     * Reads the facts of a file in LoCoMo's format.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when it cannot be read, or has none
     */
    public static LocomoObservations read(Path file) {
        LocomoObservations observations = new LocomoObservations();
        JsonNode samples = new DatasetFile(LocomoReader.FORMAT)
                .read(file, JsonMapper.builder().build()::readTree);
        for (JsonNode sample : samples) {
            List<Observation> all = new ArrayList<>();
            Set<String> turns = turns(sample.path("conversation"));
            sample.path("observation")
                    .forEach(session -> session.properties()
                            .forEach(person ->
                                    person.getValue().forEach(fact -> observe(person.getKey(), fact, turns, all))));
            observations.byConversation.put(sample.path("sample_id").asString(""), all);
        }
        if (observations.byConversation.values().stream().allMatch(List::isEmpty)) {
            throw KeepsakeException.invalid("The dataset " + file + " has no observation to replay");
        }
        return observations;
    }

    /** The facts recorded of a conversation, in the order of its sessions. */
    public List<Observation> of(String conversation) {
        return byConversation.getOrDefault(conversation, List.of());
    }

    private static Set<String> turns(JsonNode conversation) {
        Set<String> turns = new LinkedHashSet<>();
        conversation.forEach(session -> {
            if (session.isArray()) {
                session.forEach(turn -> turns.add(turn.path("dia_id").asString("")));
            }
        });
        return turns;
    }

    private static void observe(String person, JsonNode fact, Set<String> existing, List<Observation> all) {
        List<String> entries = new ArrayList<>();
        JsonNode named = fact.path(1);
        if (named.isArray()) {
            named.forEach(turn -> entries.add(turn.asString("")));
        } else {
            entries.add(named.asString(""));
        }
        List<String> turns = Evidence.read(entries, existing).turns();
        String text = fact.path(0).asString("");
        if (!turns.isEmpty() && !text.isBlank()) {
            all.add(new Observation(person, text, turns));
        }
    }
}
