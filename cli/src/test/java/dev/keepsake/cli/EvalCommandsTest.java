package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvalCommandsTest {

    private static final String DATASET = """
        [{"sample_id": "talk", "conversation": {
            "session_1_date_time": "1:56 pm on 8 May, 2023",
            "session_1": [
              {"speaker": "Ada", "dia_id": "D1:1", "text": "My violin teacher moved to Porto."},
              {"speaker": "Ben", "dia_id": "D1:2", "text": "I planted tomatoes behind the shed."}]},
          "observation": {"session_1_observation": {
            "Ada": [["Ada's violin teacher moved to Porto.", "D1:1"]]}},
          "qa": [
            {"question": "Where did the violin teacher move?", "evidence": ["D1:1"], "category": 4},
            {"question": "When were tomatoes planted?", "evidence": ["D1:2"], "category": 2},
            {"question": "Who moved to Lisbon?", "evidence": ["D1:1"], "category": 5}]}]
        """;

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench(directory);
        Files.writeString(directory.resolve("set.json"), DATASET);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void retrievalWritesItsReportAndPictureAndComparesWithAnEarlierOne() throws IOException {
        bench.ok("eval", "retrieval", "--file", "set.json", "--json", "one.json");
        String out = bench.ok(
                        "eval",
                        "retrieval",
                        "--file",
                        "set.json",
                        "--against",
                        "one.json",
                        "--svg",
                        "curves.svg",
                        "--leave-one-out")
                .out();

        assertThat(out)
                .contains("LoCoMo verbatim recall", "categories 1-4, n = 2", "talk, n = 2")
                .contains("against one.json (hybrid), the same dataset, 0 questions without a pair");
        assertThat(Files.readString(directory.resolve("curves.svg"))).startsWith("<svg");
        JsonNode report = read("one.json");
        assertThat(report.at("/overall/recall@50").asDouble()).isEqualTo(1);
        assertThat(report.at("/setup/commit").isMissingNode()).isFalse();
    }

    @Test
    void extractionReplaysRecordedFactsAndSaysSo() {
        bench.ok("eval", "extraction", "--recorded", "--file", "set.json", "--json", "facts.json");

        JsonNode report = read("facts.json");
        assertThat(report.at("/setup/configuration/extractor").asString()).contains("replayed");
        assertThat(report.at("/figures/facts stored").asDouble()).isEqualTo(1);
        assertThat(report.at("/system").asString()).isEqualTo("facts and turns");
    }

    @Test
    void madeUpCasesAreMeasuredAndTheirFiguresPrinted() {
        assertThat(bench.ok("eval", "updates", "--people", "1").out()).contains("current@1", "target >= 0.950");
        assertThat(bench.ok("eval", "time", "--per-kind", "1", "--file", "set.json")
                        .out())
                .contains("phrases resolved", "LoCoMo questions about when");
        assertThat(bench.ok("eval", "abstention", "--file", "set.json").out()).contains("AUROC");
    }

    @Test
    void isolationWritesEveryCaseAndItsGateHolds() {
        bench.ok("eval", "isolation", "--tenants", "2", "--gate", "--json", "isolation.json");

        assertThat(read("isolation.json").at("/figures/0/value").asDouble()).isZero();
    }

    @Test
    void aStoreOfItsOwnIsGatedByThresholds() {
        bench.ok("add", "--user", "mia", "--no-infer", "The ferry to Gozo was cancelled because of strong wind.");
        bench.ok("add", "--user", "mia", "--no-infer", "Thanks a lot!");

        assertThat(bench.ok("eval", "own", "--min-recall", "1").out()).contains("recall@10", "say nothing", ", met");
        assertThat(bench.run("eval", "own", "--max-junk", "0.1").exitCode()).isEqualTo(1);
    }

    @Test
    void anEvaluationWithoutAMeasurementNamesThemAll() {
        Workbench.Answer answer = bench.run("eval");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("retrieval", "extraction", "updates", "time", "abstention", "isolation", "own");
    }

    private JsonNode read(String name) {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(directory.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void promptsAreCountedWithoutAskingAnybody() {
        String out = bench.ok("eval", "prompts", "--file", "set.json", "--turns", "1", "--json", "prompts.json")
                .out();

        JsonNode report = read("prompts.json");
        JsonNode first = report.path("cases").get(0);
        JsonNode second = report.path("cases").get(1);
        assertThat(out).contains("1 turns at once");
        assertThat(first.path("calls").asInt()).isEqualTo(1);
        assertThat(second.path("instructions").asInt())
                .isEqualTo(first.path("instructions").asInt())
                .isPositive();
        assertThat(second.path("material").asInt())
                .isGreaterThan(first.path("material").asInt());
    }
}
