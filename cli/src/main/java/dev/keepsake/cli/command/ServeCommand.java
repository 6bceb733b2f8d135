package dev.keepsake.cli.command;

import dev.keepsake.config.ConfigSources.Flag;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a data directory over HTTP until it is stopped. */
@Command(
        name = "serve",
        description = {
            "Serve a data directory over HTTP, to clients of Mem0 and to 'keepsake --url'.",
            "The first start makes an API key and shows it once, or takes the one in KEEPSAKE_API_KEY. Ctrl-C or SIGTERM"
                    + " stops the server when running requests are done."
        })
public final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final CountDownLatch forever = new CountDownLatch(1);

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: 127.0.0.1; KEEPSAKE_HOST).")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on; 0 takes any (default: 8888; KEEPSAKE_PORT).")
    private @Nullable String port;

    @Option(
            names = "--consolidate-every",
            paramLabel = "HOURS",
            description = "Put the memories of all projects in order every so many hours (default: 0, never;"
                    + " KEEPSAKE_CONSOLIDATE_EVERY).")
    private @Nullable String consolidateEvery;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Flag> flags = new ArrayList<>();
        PlaceOptions.put(flags, "host", host);
        PlaceOptions.put(flags, "port", port);
        PlaceOptions.put(flags, "consolidate-every", consolidateEvery);
        KeepsakeConfig config = place.config(surroundings, flags);
        if (config.remote()) {
            throw KeepsakeException.invalid("A server serves a data directory; leave out --url and KEEPSAKE_URL");
        }
        if (config.telemetry().logs() == KeepsakeConfig.LogForm.JSON) {
            JsonLogs.to(surroundings.terminal().err());
        }
        Serving serving = Serving.start(config, Clock.systemUTC());
        Thread stop = new Thread(() -> stop(serving), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        new Welcome(surroundings).print(serving, config);
        awaitSignal();
        return ExitCode.OK.number();
    }

    /** The signal's hook does the rest, and the process ends when the hook has ended. */
    private void awaitSignal() {
        try {
            forever.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(ErrorCategory.INTERNAL, "Interrupted while serving", e);
        }
    }

    private void stop(Serving serving) {
        surroundings.remark("Stopping when running requests are done");
        serving.close();
        surroundings.remark("Stopped");
    }
}
