package dev.keepsake.eval.languages;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Message;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Subject;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Are memories found in every language? Each set's memories are added one by one without inference, so that no memory is
 * another one's neighbour: once to a user of the set, once to a user who has them all. Then every question is asked of
 * both users, once per recipe. Gold ids travel in the attribute {@code src}, never in a text.
 */
public final class LanguageEvaluation {

    /** The name of the protocol in reports. */
    public static final String BENCHMARK = "languages";

    /** Every language on its own. */
    static final String APART = "apart";

    /** All languages with one user. */
    static final String TOGETHER = "together";

    private static final String SOURCE = "src";

    /** When everything was said: the same moment, so that no memory is newer than another. */
    private static final Instant WHEN = Instant.parse("2026-01-01T12:00:00Z");

    private final Subject subject;
    private final List<SearchRecipe> recipes;
    private final Progress progress;
    private final List<LanguageReport.Row> rows = new ArrayList<>();

    /**
     * An evaluation.
     *
     * @param subject what is measured; its memories are empty
     * @param recipes the systems compared, in the order of their columns
     */
    public LanguageEvaluation(Subject subject, List<SearchRecipe> recipes, Progress progress) {
        this.subject = subject;
        this.recipes = List.copyOf(recipes);
        this.progress = progress;
    }

    /** Fills the subject's memories with {@code sets} and asks them every question. */
    public LanguageReport run(List<LanguageSet> sets) {
        for (LanguageSet set : sets) {
            add(set, APART);
            add(set, TOGETHER);
        }
        for (LanguageSet set : sets) {
            ask(set, APART);
            ask(set, TOGETHER);
        }
        return new LanguageReport(
                BENCHMARK, subject.version(), subject.embedder(), groups(APART), groups(TOGETHER), List.copyOf(rows));
    }

    private void add(LanguageSet set, String arrangement) {
        int done = 0;
        for (LanguageSet.Said memory : set.memories()) {
            Message message = Message.user(memory.text())
                    .at(WHEN)
                    .withExternalId(arrangement + "/" + memory.id())
                    .withAttributes(Attributes.of(SOURCE, memory.id()));
            subject.memories()
                    .add(AddRequest.of(user(set, arrangement), List.of(message)).verbatim());
            progress.step("adding " + set.code(), ++done, set.memories().size());
        }
    }

    private void ask(LanguageSet set, String arrangement) {
        int done = 0;
        for (LanguageSet.Asked question : set.questions()) {
            for (SearchRecipe recipe : recipes) {
                SearchRequest request = SearchRequest.of(user(set, arrangement), question.text())
                        .withLimit(Found.DEPTH)
                        .withRecipe(recipe);
                List<String> ranked = subject.memories().search(request).hits().stream()
                        .flatMap(hit -> source(hit).stream())
                        .toList();
                Found found = Found.of(question.gold(), ranked);
                rows.add(new LanguageReport.Row(
                        question.id(), question.group(), arrangement, recipe.name(), found, ranked));
            }
            progress.step("asking " + set.code(), ++done, set.questions().size());
        }
    }

    private static Scope user(LanguageSet set, String arrangement) {
        return Scope.ofUser(arrangement.equals(APART) ? set.code() : "everything");
    }

    private static Optional<String> source(Hit hit) {
        return switch (hit) {
            case Hit.OfMemory(var memory, var score, var explanation) ->
                Optional.ofNullable(memory.attributes().text(SOURCE));
            case Hit.OfTurn turn -> Optional.empty();
        };
    }

    private Map<String, LanguageReport.Group> groups(String arrangement) {
        Map<String, Map<String, List<Found>>> all = new LinkedHashMap<>();
        for (LanguageReport.Row row : rows) {
            if (row.arrangement().equals(arrangement)) {
                all.computeIfAbsent(row.group(), group -> new LinkedHashMap<>())
                        .computeIfAbsent(row.system(), system -> new ArrayList<>())
                        .add(row.found());
            }
        }
        Map<String, LanguageReport.Group> groups = new LinkedHashMap<>();
        all.forEach((group, systems) -> groups.put(group, group(systems)));
        return groups;
    }

    private LanguageReport.Group group(Map<String, List<Found>> systems) {
        Map<String, Found> means = new LinkedHashMap<>();
        systems.forEach((system, each) -> means.put(system, Found.mean(each)));
        String any = recipes.getFirst().name();
        return new LanguageReport.Group(Objects.requireNonNull(systems.get(any)).size(), means);
    }
}
