package dev.keepsake.cli.doctor;

import dev.keepsake.egress.Egress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Whether this machine's clock agrees with the one of a provider, read off the Date header of any answer (RFC 9110, 6.6.1). A
 * clock that is wrong makes sign-ins fail, dates memories falsely and lets them expire at the wrong time.
 */
public final class ClockCheck {

    /** Signatures of requests are refused from five minutes on; a minute is no accident. */
    private static final Duration MUCH = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Egress egress;

    public ClockCheck(InstantSource clock, Egress egress) {
        this.clock = clock;
        this.egress = egress;
    }

    /** Asks one host after the other what time it is, until one says so. */
    public Finding against(List<URI> hosts) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (URI host : hosts) {
                Optional<Duration> ahead = egress.allows(host) ? ahead(http, host) : Optional.empty();
                if (ahead.isPresent()) {
                    return judged(ahead.get(), host);
                }
            }
        }
        return Finding.fine("clock", now() + (hosts.isEmpty() ? "" : "; no configured provider says what time it has"));
    }

    /** How far our clock is ahead of a host's; empty when it does not say. */
    private Optional<Duration> ahead(HttpClient http, URI host) {
        HttpRequest question = HttpRequest.newBuilder(host)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(date -> Duration.between(date.toInstant(), clock.instant()));
        } catch (IOException | DateTimeException silent) {
            // Whether it can be reached is another check's question.
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** For eyes. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Finding judged(Duration ahead, URI host) {
        Instant now = now();
        if (ahead.abs().compareTo(MUCH) <= 0) {
            return Finding.fine("clock", now + ", as " + host.getHost() + " has it");
        }
        return Finding.problem(
                "clock",
                now + " is " + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind " : "ahead of ")
                        + host.getHost(),
                "Set this machine's clock by a time server; sign-ins and expiry depend on it");
    }
}
