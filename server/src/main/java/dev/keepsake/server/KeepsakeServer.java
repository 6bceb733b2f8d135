package dev.keepsake.server;

import dev.keepsake.api.Projects;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.canary.Canary;
import dev.keepsake.server.canary.CanarySchedule;
import dev.keepsake.server.hosted.HostedRoutes;
import dev.keepsake.server.http.Callers;
import dev.keepsake.server.http.EarlyFailures;
import dev.keepsake.server.http.Entrance;
import dev.keepsake.server.http.EntranceOptions;
import dev.keepsake.server.http.Route;
import dev.keepsake.server.keys.KeyCheck;
import dev.keepsake.server.operations.EmbedderRoutes;
import dev.keepsake.server.operations.Metrics;
import dev.keepsake.server.operations.ObservedProjects;
import dev.keepsake.server.operations.OperationsRoutes;
import dev.keepsake.server.operations.Watch;
import dev.keepsake.server.selfhosted.SelfHostedRoutes;
import dev.keepsake.store.ApiKeyStore;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running server. Closing it stops accepting, lets running requests finish within the grace, and returns when nothing
 * uses the projects any more; they and the key store belong to the caller, who closes them afterwards.
 */
public final class KeepsakeServer implements AutoCloseable {

    private final WebServer web;
    private final Entrance entrance;
    private final Watching watching;
    private final Canary canary;
    private final String host;

    private KeepsakeServer(WebServer web, Entrance entrance, Watching watching, Canary canary, String host) {
        this.web = web;
        this.entrance = entrance;
        this.watching = watching;
        this.canary = canary;
        this.host = host;
    }

    /**
     * Starts a server that knows of nothing but itself; when this returns, it answers.
     *
     * @param projects what the keys open
     * @param keys the keys
     * @param clock tells how long an unfinished event has been running
     * @throws KeepsakeException with {@code CONFIGURATION} when the address cannot be listened on
     */
    public static KeepsakeServer start(
            ServerOptions options, Projects projects, ApiKeyStore keys, InstantSource clock) {
        return start(options, projects, keys, clock, Watching.alone());
    }

    /**
     * Starts a server; when this returns, it answers.
     *
     * @param watching what is watched beside the server itself
     */
    public static KeepsakeServer start(
            ServerOptions options, Projects projects, ApiKeyStore keys, InstantSource clock, Watching watching) {
        try {
            requireFree(options);
            Watch watch = watching.over(options.watch(), projects, keys, clock);
            Metrics metrics =
                    new Metrics(watch.telemetry().meters(), watch.telemetry().faults());
            watching.atClose(metrics::close);
            Callers callers = new Callers(new KeyCheck(keys), new ObservedProjects(projects, metrics, watch.levels()));
            EntranceOptions door = new EntranceOptions(
                    options.host() + ":" + options.port(), options.bodyLimit(), options.corsOrigins());
            Entrance entrance = new Entrance(
                    door,
                    routes(options, clock, watch, projects),
                    callers,
                    metrics,
                    watch.telemetry().observations());
            WebServer web = listen(options, entrance);
            if (!web.isRunning()) {
                throw cannotListen(options, null);
            }
            if (options.watch().canaryEvery().isPositive()) {
                CanarySchedule schedule =
                        CanarySchedule.start(watch.canary(), options.watch().canaryEvery());
                watching.atClose(schedule::close);
            }
            return new KeepsakeServer(web, entrance, watching, watch.canary(), options.host());
        } catch (RuntimeException failed) {
            watching.close();
            throw failed;
        }
    }

    /** The port that is listened on. */
    public int port() {
        return web.port();
    }

    /** Where clients find it: their base URL. */
    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /** Tries out whether memories can be written, found and deleted. */
    public Canary canary() {
        return canary;
    }

    @Override
    public void close() {
        entrance.closeConnections();
        web.stop();
        watching.close();
    }

    static List<Route> routes(ServerOptions options, InstantSource clock, Watch watch, Projects projects) {
        return Stream.of(
                        HostedRoutes.routes(options.maxPageSize(), clock),
                        SelfHostedRoutes.routes(),
                        OperationsRoutes.routes(watch),
                        EmbedderRoutes.routes(projects))
                .flatMap(List::stream)
                .toList();
    }

    /** The web server only logs, at length, that it could not start; asking beforehand says it in one sentence. */
    private static void requireFree(ServerOptions options) {
        try (ServerSocket attempt = new ServerSocket()) {
            attempt.setReuseAddress(true);
            attempt.bind(new InetSocketAddress(options.host(), options.port()));
        } catch (IOException cannotListen) {
            throw cannotListen(options, cannotListen);
        }
    }

    private static KeepsakeException cannotListen(ServerOptions options, @Nullable IOException cause) {
        return new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                "Cannot listen on " + options.host() + ":" + options.port()
                        + "; is the port free and the address one of this machine's?",
                cause);
    }

    private static WebServer listen(ServerOptions options, Entrance entrance) {
        return WebServer.builder()
                .host(options.host())
                .port(options.port())
                .shutdownGracePeriod(options.shutdownGrace())
                .shutdownHook(false)
                // Else the last part of a long answer waits for the client to acknowledge the first: 40 ms on Linux.
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .directHandlers(EarlyFailures.handlers())
                .addRouting(HttpRouting.builder().any(entrance))
                .build()
                .start();
    }
}
