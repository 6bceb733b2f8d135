package dev.keepsake.server.http;

import dev.keepsake.api.Projects;
import dev.keepsake.server.keys.KeyCheck;
import io.helidon.http.Headers;

/**
 * Finds out who calls. The project comes from the key and from nothing else; {@code Mem0-User-ID}, which clients send as
 * well, is not looked at.
 */
public final class Callers {

    private final KeyCheck keys;
    private final Projects projects;

    public Callers(KeyCheck keys, Projects projects) {
        this.keys = keys;
        this.projects = projects;
    }

    Caller of(Headers headers) {
        return keys.project(Header.of(headers, Header.AUTHORIZATION), Header.of(headers, Header.API_KEY))
                .map(project -> new Caller(project, projects.project(project), projects.upkeep(project)))
                .orElseThrow(Refusal::unauthorized);
    }
}
