package dev.keepsake.cli.command;

import dev.keepsake.cli.output.Style;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import org.jspecify.annotations.Nullable;

/** What a server says when it has started. */
final class Welcome {

    private static final String HEADER = "  -H 'Content-Type: application/json' \\";

    private final Surroundings surroundings;

    Welcome(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void print(Serving serving, KeepsakeConfig config) {
        Style style = surroundings.style();
        String address = "http://" + reachable(config.server().host()) + ":" + serving.port();
        line(style.bold("Keepsake " + Version.CURRENT + " is listening on " + serving.uri()));
        line("  data      " + config.data().toAbsolutePath().normalize());
        line("  embedder  " + described(config.embedder()));
        String key = serving.newKey();
        if (key != null) {
            line("  key       " + style.bold(key));
            line("            "
                    + style.warning("This key is shown this once and kept nowhere. It opens the project "
                            + config.project() + "."));
        }
        if (serving.configuredKeyUnknown()) {
            line("  "
                    + style.warning("KEEPSAKE_API_KEY is none of this directory's keys and opens nothing; the keys made"
                            + " at the first start are the ones that count."));
        }
        line("");
        line("Keep something:");
        line("");
        curl(
                address + "/memories",
                key,
                "{\"user_id\": \"alice\", \"messages\": [{\"role\": \"user\", \"content\":"
                        + " \"I moved to Lisbon last spring and work as a nurse.\"}]}");
        line("");
        line("Find it again:");
        line("");
        curl(address + "/search", key, "{\"query\": \"Where does she live?\", \"filters\": {\"user_id\": \"alice\"}}");
        line("");
        line(style.faint("Ctrl-C stops the server."));
        surroundings.terminal().out().flush();
    }

    private static String described(ModelSettings embedder) {
        String model = embedder.model().isEmpty() ? "its standard model" : embedder.model();
        return embedder.provider() == Provider.LOCAL
                ? model
                : model + " of " + embedder.provider().key();
    }

    private void curl(String address, @Nullable String key, String body) {
        line("curl " + address + " \\");
        line(key == null ? "  -H \"X-API-Key: $KEEPSAKE_API_KEY\" \\" : "  -H 'X-API-Key: " + key + "' \\");
        line(HEADER);
        line("  -d '" + body + "'");
    }

    /** An address that stands for all of the machine's is not one that a client can call. */
    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private void line(String text) {
        surroundings.print(text);
    }
}
