package dev.keepsake.server.telemetry;

import dev.keepsake.model.ModelCall;
import dev.keepsake.server.http.RequestContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span for every observation: of the server for a request, of a client for a call of a model, else an internal one. It lies in the
 * span of what the observation lies in; a request lies in the caller's own, when the caller sends W3C trace headers.
 */
final class Spans implements ObservationHandler<Observation.Context> {

    private static final TextMapGetter<RequestContext> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(RequestContext request) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable RequestContext request, String name) {
            return request == null ? null : request.traceHeader(name);
        }
    };

    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onStart(Observation.Context context) {
        Span span = tracer.spanBuilder(String.valueOf(context.getName()))
                .setSpanKind(kind(context))
                .setParent(parent(context))
                .startSpan();
        context.put(Span.class, span);
        if (context instanceof RequestContext request) {
            request.belongsTo(span.getSpanContext().getTraceId());
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        Span span = context.get(Span.class);
        if (span != null) {
            SpanWords words = SpanWords.of(context);
            span.updateName(words.name());
            span.setAllAttributes(words.attributes());
            if (words.failed()) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    private static SpanKind kind(Observation.Context context) {
        if (context instanceof RequestContext) {
            return SpanKind.SERVER;
        }
        return ModelCall.OBSERVATION.equals(context.getName()) ? SpanKind.CLIENT : SpanKind.INTERNAL;
    }

    private static Context parent(Observation.Context context) {
        for (ObservationView around = context.getParentObservation();
                around != null;
                around = around.getContextView().getParentObservation()) {
            Span span = around.getContextView().get(Span.class);
            if (span != null) {
                return Context.root().with(span);
            }
        }
        return context instanceof RequestContext request
                ? W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS)
                : Context.root();
    }
}
