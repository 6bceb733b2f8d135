package dev.keepsake.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.error.FailureTrace;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Writes a log line as one line of JSON, with the ids of the request and the trace that it belongs to. Of a failure types and places
 * are written, and the messages of our own exceptions alone: those of others may quote what somebody said.
 */
public final class JsonLogFormatter extends Formatter {

    @Override
    public String format(LogRecord line) {
        Throwable failure = line.getThrown();
        return JsonOutput.line(new Line(
                        line.getInstant().toString(),
                        level(line.getLevel()),
                        String.valueOf(line.getLoggerName()),
                        formatMessage(line),
                        MDC.get("trace_id"),
                        MDC.get("request_id"),
                        failure == null ? null : new FailureTrace(failure).toString()))
                + "\n";
    }

    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warn";
        }
        return value >= Level.INFO.intValue() ? "info" : "debug";
    }

    /** One line; what is not known is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String time,
            String level,
            String logger,
            String message,
            @JsonProperty("trace_id") @Nullable String traceId,
            @JsonProperty("request_id") @Nullable String requestId,
            @Nullable String failure) {}
}
