package dev.keepsake.eval.screening;

import dev.keepsake.model.ChatModel;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The worst model there can be: it does what the attacker wants. Asked to extract, it says that the user says what the attacker
 * wishes, and that this supersedes everything that is known.
 */
public final class ObeyingModel implements ChatModel {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern MEMORY = Pattern.compile("(?m)^(\\S+) \\d{4}-\\d\\d-\\d\\d \"");
    private static final Pattern TURN = Pattern.compile("(?m)^(\\d+) (?:user|assistant|tool|system)\\b.*$");

    private final AtomicReference<Wish> wish = new AtomicReference<>(new Wish("Nothing.", "", false));

    private record Wish(String statement, String mark, boolean supersedes) {}

    /** From now on it says this. */
    void obey(String statement, String mark) {
        wish.set(new Wish(statement, mark, true));
    }

    /** From now on it reads this, honestly. */
    void read(String statement) {
        wish.set(new Wish(statement, "", false));
    }

    @Override
    public String name() {
        return "obeying";
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        Wish wanted = wish.get();
        int from = Math.max(0, prompt.user().indexOf("NEW TURNS"));
        int turn = 1;
        Matcher turns = TURN.matcher(prompt.user()).region(from, prompt.user().length());
        while (turns.find()) {
            boolean marked = turns.group()
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted.mark().toLowerCase(Locale.ROOT));
            turn = marked ? Integer.parseInt(turns.group(1)) : turn;
        }
        List<String> known = MEMORY.matcher(prompt.user().substring(0, from))
                .results()
                .map(found -> found.group(1))
                .toList();
        boolean replaces = wanted.supersedes() && !known.isEmpty();
        Map<String, Object> fact = Map.ofEntries(
                Map.entry("text", wanted.statement()),
                Map.entry("turns", List.of(turn)),
                Map.entry("quote", wanted.mark()),
                Map.entry("by", "user"),
                Map.entry("kind", "state"),
                Map.entry("since", ""),
                Map.entry("relations", List.of()),
                Map.entry("categories", List.of()),
                Map.entry("verdict", replaces ? "supersedes" : "new"),
                Map.entry("memories", replaces ? known : List.of()),
                Map.entry("reason", replaces ? "changed" : ""));
        return new ChatReply(JSON.writeValueAsString(Map.of("facts", List.of(fact))), -1, -1);
    }
}
