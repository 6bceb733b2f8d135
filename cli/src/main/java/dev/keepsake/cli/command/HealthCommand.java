package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Style;
import dev.keepsake.cli.output.Table;
import dev.keepsake.cli.remote.RemoteOperations;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.config.Secret;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/** Asks a server how it is. */
@Command(
        name = "health",
        description = {
            "Ask a server how it is: its service levels, jobs, models, index and canary.",
            "Asks the server of --url, else the one that 'serve' starts here. Exits with 0 when all is well, 1 when somebody"
                    + " should look, 4 when it cannot be reached."
        })
public final class HealthCommand implements Callable<Integer> {

    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public HealthCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        KeepsakeConfig config = place.config(surroundings);
        Secret key = config.client().apiKey();
        JsonNode health;
        try (RemoteOperations server = new RemoteOperations(server(config), key == null ? null : key.value())) {
            health = server.health();
        }
        boolean fine = health.path("status").asString("").equals("ok");
        if (output.json()) {
            surroundings.print(JsonOutput.line(health));
        } else {
            printed(health, fine);
        }
        return (fine ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private static URI server(KeepsakeConfig config) {
        URI url = config.client().url();
        if (url != null) {
            return url;
        }
        String host = config.server().host();
        String here = EVERY_ADDRESS.contains(host) ? "127.0.0.1" : host;
        return URI.create("http://" + (here.contains(":") && !here.startsWith("[") ? "[" + here + "]" : here) + ":"
                + config.server().port());
    }

    private void printed(JsonNode health, boolean fine) {
        try {
            print(health, fine);
        } catch (JsonNodeException strange) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE,
                    "The server answers a health that this program cannot read; is it Keepsake, and of this version?",
                    strange);
        }
    }

    private void print(JsonNode health, boolean fine) {
        Style style = surroundings.style();
        surroundings.print(fine ? style.good("ok") : style.bad("degraded"));
        health.path("problems").forEach(problem -> surroundings.print("  " + problem.asString("")));
        Table levels = new Table(0, "level", "target", "actual", "window", "calls", "state");
        for (JsonNode level : health.path("levels")) {
            String name = level.path("name").asString("");
            levels.add(
                    name,
                    value(name, level.path("target")),
                    value(name, level.path("actual")),
                    level.path("window").asString(""),
                    level.path("calls").asString(""),
                    level.path("state").asString("").replace('_', ' '));
        }
        levels.lines(surroundings.terminal().width(), style).forEach(surroundings::print);
        JsonNode queue = health.path("queue");
        surroundings.print("jobs    " + queue.path("waiting").asInt() + " waiting, "
                + queue.path("running").asInt() + " running, "
                + queue.path("dead").asInt() + " dead");
        surroundings.print("index   " + health.path("index").path("lag").asInt() + " changes behind");
        JsonNode canary = health.path("canary");
        int runs = canary.path("runs").asInt();
        surroundings.print(
                runs == 0
                        ? "canary  has not run"
                        : "canary  " + canary.path("succeeded").asInt() + " of " + runs + " runs succeeded");
        for (JsonNode breaker : health.path("breakers")) {
            surroundings.print("model   " + breaker.path("model").asString("") + " of "
                    + breaker.path("provider").asString("") + ": breaker "
                    + breaker.path("state").asString("").replace('_', ' '));
        }
    }

    private static String value(String level, JsonNode number) {
        if (number.isMissingNode()) {
            return "-";
        }
        return level.equals("success")
                ? String.format(Locale.ROOT, "%.4f", number.asDouble())
                : String.format(Locale.ROOT, "%.0f ms", number.asDouble() * 1000);
    }
}
