/**
 * What whoever runs a server is told of what it does: timers, counters and traces, made of the observations of the server, the engine
 * and the models. Start with {@link dev.keepsake.server.telemetry.Telemetry}. Nothing here holds up, slows or fails a request, and
 * nothing that anybody said gets in.
 */
@NullMarked
package dev.keepsake.server.telemetry;

import org.jspecify.annotations.NullMarked;
