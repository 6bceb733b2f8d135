package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportExportTest {

    private static final String MEM0 = """
            {"results": [
              {"id": "5f6b6f5e-0f43-4b43-9d9e-5d1a2b0f0a01", "memory": "Likes ramen", "user_id": "ada", "hash": "x",
               "metadata": {"topic": "food"}, "created_at": "2024-03-01T10:00:00-08:00", "updated_at": null, "score": null},
              {"id": "5f6b6f5e-0f43-4b43-9d9e-5d1a2b0f0a02", "memory": "Works as a nurse", "user_id": "ada",
               "metadata": null, "created_at": "2024-03-02T10:00:00Z"},
              {"id": "5f6b6f5e-0f43-4b43-9d9e-5d1a2b0f0a03", "memory": "", "user_id": "ada"}
            ]}""";

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatMem0GaveIsKeptWordForWordWithItsTimeAndMetadata() throws IOException {
        write("mem0.json", MEM0);

        JsonNode counts = bench.ok("import", "mem0.json", "--json").json();

        assertThat(counts.at("/imported").asInt()).isEqualTo(2);
        assertThat(counts.at("/leftOut").asInt()).isEqualTo(1);
        JsonNode listed = bench.ok("list", "--user", "ada", "--json").json().at("/results");
        assertThat(listed.at("/1/memory").asString()).isEqualTo("Likes ramen");
        assertThat(listed.at("/1/created_at").asString()).isEqualTo("2024-03-01T18:00:00Z");
        assertThat(listed.at("/1/metadata/topic").asString()).isEqualTo("food");
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        write("mem0.json", MEM0);
        bench.ok("import", "mem0.json");
        String before = bench.ok("list", "--everyone", "--json").out();

        JsonNode again = bench.ok("import", "mem0.json", "--json").json();

        assertThat(again.at("/imported").asInt()).isZero();
        assertThat(bench.ok("list", "--everyone", "--json").out()).isEqualTo(before);
    }

    @Test
    void whatIsAppendedToAFileIsAllThatASecondImportAdds() throws IOException {
        String yes = "{\"role\": \"user\", \"content\": \"Yes, please\"}\n";
        write("talk.jsonl", yes + yes);
        bench.ok("import", "talk.jsonl", "--user", "ada", "--no-infer");
        long before =
                bench.ok("list", "--everyone", "--json").json().at("/total").asLong();
        write("talk.jsonl", yes + yes + "{\"role\": \"user\", \"content\": \"No sugar\"}\n");

        JsonNode counts = bench.ok("import", "talk.jsonl", "--user", "ada", "--no-infer", "--json")
                .json();

        assertThat(counts.at("/imported").asInt()).isEqualTo(1);
        assertThat(bench.ok("list", "--everyone", "--json").json().at("/total").asLong())
                .isEqualTo(before + 1);
    }

    @Test
    void anExportReadsBackToTheSameMemories() throws IOException {
        bench.ok(
                "add",
                "Ramen on Friday",
                "--user",
                "ada",
                "--no-infer",
                "--attribute",
                "topic=food",
                "--time",
                "2024-01-05");
        bench.ok("add", "Prefers short answers", "--agent", "helper", "--no-infer", "--expires", "2999-12-31");
        bench.ok("export", "--output", "all.jsonl", "--history");

        List<String> lines = Files.readAllLines(directory.resolve("all.jsonl"));
        assertThat(lines).hasSize(2);
        JsonNode line = JsonMapper.builder().build().readTree(lines.get(1));
        assertThat(line.at("/history/0/event").asString()).isEqualTo("added");

        try (Workbench other = new Workbench(Files.createDirectory(directory.resolve("other")))) {
            Files.copy(directory.resolve("all.jsonl"), other.directory.resolve("all.jsonl"));
            other.ok("import", "all.jsonl");
            assertThat(essentials(other.ok("export").out()))
                    .isEqualTo(essentials(bench.ok("export").out()));
        }
    }

    /** Ids and sources are made anew; words, owners, attributes, times and expiry are not. */
    private static List<String> essentials(String export) {
        JsonMapper json = JsonMapper.builder().build();
        return export.lines()
                .map(json::readTree)
                .map(node -> node.at("/memory") + "|" + node.at("/user_id") + "|" + node.at("/agent_id") + "|"
                        + node.at("/metadata") + "|" + node.at("/expiration_date") + "|"
                        + (node.has("metadata") ? node.at("/created_at") : ""))
                .sorted()
                .toList();
    }

    @Test
    void conversationsAndBrokenRecordsAreToldApart() throws IOException {
        write("mixed.jsonl", """
                {"messages": [{"role": "user", "content": "I work as a nurse in Porto."}], "user_id": "ada"}
                not json
                {"memory": "Whose is this?"}
                {"something": "else", "user_id": "ada"}
                """);

        Workbench.Answer answer = bench.run("import", "mixed.jsonl");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains("Imported 1", "failed 3");
        assertThat(answer.err())
                .contains("record 2: it is no JSON", "record 3: it names no user", "record 4: it has neither");
    }

    @Test
    void anImportOverAServerIsAsRepeatable() throws IOException {
        bench.overServer();
        write("mem0.json", MEM0);

        bench.ok("import", "mem0.json");
        bench.ok("import", "mem0.json");

        assertThat(bench.ok("list", "--user", "ada", "--json")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }
}
