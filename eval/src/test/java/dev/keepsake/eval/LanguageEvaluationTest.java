package dev.keepsake.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.eval.languages.Found;
import dev.keepsake.eval.languages.LanguageEvaluation;
import dev.keepsake.eval.languages.LanguageReport;
import dev.keepsake.eval.languages.LanguageReportFormat;
import dev.keepsake.eval.languages.LanguageSet;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LanguageEvaluationTest {

    private static final LanguageSet ENGLISH = new LanguageSet(
            "en",
            List.of(new LanguageSet.Said("e1", "red boat"), new LanguageSet.Said("e2", "blue house")),
            List.of(new LanguageSet.Asked("eq1", "en", "which boat", Set.of("e1"))));
    private static final LanguageSet DUTCH = new LanguageSet(
            "nl",
            List.of(new LanguageSet.Said("d1", "rode boat boat"), new LanguageSet.Said("d2", "blauw huis")),
            List.of(
                    new LanguageSet.Asked("dq1", "nl", "huis", Set.of("d2")),
                    new LanguageSet.Asked("dq2", "other", "fiets", Set.of("d1"))));

    private final WordOverlapMemories memories = new WordOverlapMemories();

    @Test
    void everyMemoryIsAnEpisodeOfItsLanguageAndOfTheUserWhoHasAll() {
        run();

        assertThat(memories.added)
                .extracting(AddRequest::scope)
                .containsOnly(Scope.ofUser("en"), Scope.ofUser("nl"), Scope.ofUser("everything"))
                .hasSize(8);
        assertThat(memories.added)
                .allSatisfy(request -> assertThat(request.messages()).hasSize(1))
                .noneMatch(AddRequest::infer);
    }

    @Test
    void figuresAreApartByGroupAndByArrangement() {
        LanguageReport report = run();

        assertThat(report.apart().keySet()).containsExactly("en", "nl", "other");
        assertThat(report.apart().get("en"))
                .isEqualTo(new LanguageReport.Group(1, Map.of("keyword", new Found(1, 1, 1, 1))));
        assertThat(report.apart().get("other"))
                .isEqualTo(new LanguageReport.Group(1, Map.of("keyword", new Found(0, 0, 0, 0))));
        assertThat(report.questions()).hasSize(6);
        assertThat(report.questions().get(1).ranked()).containsExactlyInAnyOrder("e1", "d1");
    }

    @Test
    void aReportIsATableAndJson() {
        LanguageReport report = run();
        JsonNode json = JsonMapper.builder().build().readTree(LanguageReportFormat.json(report));

        assertThat(json.at("/apart/nl/systems/keyword/recall@5").asDouble()).isEqualTo(1.0);
        assertThat(json.at("/questions/0/recall@1").asDouble()).isEqualTo(1.0);
        assertThat(LanguageReportFormat.table(report))
                .contains("each language with a user of its own", "all languages with one user", "R@1", "keyword")
                .contains("  nl                 1   1.000 1.000 1.000 1.000");
    }

    private LanguageReport run() {
        Subject subject = new Subject(memories, "test", new EmbedderId("none", 1), Map.of());
        return new LanguageEvaluation(subject, List.of(SearchRecipe.KEYWORD_ONLY), Progress.NONE)
                .run(List.of(ENGLISH, DUTCH));
    }
}
