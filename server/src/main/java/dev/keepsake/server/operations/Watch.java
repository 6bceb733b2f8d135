package dev.keepsake.server.operations;

import dev.keepsake.server.canary.Canary;
import dev.keepsake.server.levels.ServiceLevels;
import dev.keepsake.server.telemetry.Telemetry;
import dev.keepsake.store.ApiKeyStore;
import java.time.InstantSource;

/**
 * Everything by which a server knows how it is.
 *
 * @param keys the keys, without which nobody can be let in
 * @param telemetry what was measured
 * @param levels how good it is
 * @param canary tries out whether memories can be written, found and deleted
 * @param vitals what runs behind it
 * @param clock what time it is
 */
public record Watch(
        ApiKeyStore keys,
        Telemetry telemetry,
        ServiceLevels levels,
        Canary canary,
        Vitals vitals,
        InstantSource clock) {}
