package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.keepsake.api.AddRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configured server tells of an add that a real chat model's protocol reads, and of a search. */
class WatchedServingTest {

    private static final String KEY = "a-key-of-my-own-choosing";
    private static final Scope ADA = Scope.ofUser("marker-user");

    private final ScriptedChatModel model = ScriptedChatModel.start();
    private final List<String> traces = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void metricsAndTracesHaveTheModelsCallAndNothingThatWasSaid() throws IOException, InterruptedException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            try (GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
                traces.add(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        model.enqueue("{\"facts\":[{\"text\":\"User has a marker-dog.\",\"turns\":[1]}]}");
        String scrape;
        try (Serving serving = Serving.start(
                        config("http://127.0.0.1:" + collector.getAddress().getPort()), Clock.systemUTC());
                RemoteMemories memories = new RemoteMemories(serving.uri(), KEY, Clock.systemUTC())) {
            memories.add(AddRequest.of(ADA, "I have a marker-dog."));
            memories.search(SearchRequest.of(ADA, "Which marker-dog?"));
            scrape = get(serving.uri().resolve("/metrics"));
        } finally {
            collector.stop(0);
        }

        assertThat(scrape)
                .containsPattern(
                        "gen_ai_client_operation_duration_seconds_count\\{error_type=\"none\","
                                + "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai_compatible\",gen_ai_request_model=\"some-model\"} 1")
                .containsPattern("gen_ai_client_token_usage_sum\\{.*gen_ai_token_type=\"input\"} 17\\.0")
                .containsPattern("keepsake_model_cost_total\\{.*} [0-9.E-]*[1-9]")
                .containsPattern("keepsake_model_breaker\\{.*gen_ai_request_model=\"some-model\"} 0\\.0")
                .containsPattern("keepsake_add_extract_seconds_count\\{extractor=\"model\",outcome=\"done\"} 1")
                .containsPattern("keepsake_search_signal_seconds_count\\{.*signal=\"vector\"} [1-9]")
                .contains("keepsake_jobs{state=\"waiting\"} 0.0")
                .contains("keepsake_migration_progress NaN")
                .doesNotContain("marker");
        assertThat(traces.toString())
                .contains("chat some-model", "gen_ai.usage.input_tokens", "keepsake.add.extract", "keepsake.search")
                .contains("a deployment of tests")
                .doesNotContain("marker");
    }

    private KeepsakeConfig config(String collector) {
        Map<String, String> environment = Map.of(
                "KEEPSAKE_DATA", "data",
                "KEEPSAKE_EMBEDDER", "all-minilm-l6-v2-q",
                "KEEPSAKE_PORT", "0",
                "KEEPSAKE_API_KEY", KEY,
                "KEEPSAKE_CHAT_MODEL", "some-model",
                "KEEPSAKE_CHAT_URL", model.baseUrl().toString(),
                "KEEPSAKE_CHAT_KEY", "key-of-the-model",
                "KEEPSAKE_CHAT_PRICE", "0.15/0.075/0.60",
                "KEEPSAKE_TELEMETRY_TRACES", collector,
                "KEEPSAKE_TELEMETRY_SERVICE_NAME", "a deployment of tests");
        return ConfigReader.read(ConfigSources.of(directory, environment, List.of()))
                .require();
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
