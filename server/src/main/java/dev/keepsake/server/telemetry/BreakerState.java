package dev.keepsake.server.telemetry;

/**
 * How a model's circuit breaker stands.
 *
 * @param operation what the model is asked for: {@code chat}, {@code embeddings}, {@code rerank}
 * @param provider its provider
 * @param model its name
 * @param state {@code closed} when it is asked, {@code half_open} when it is tried, {@code open} when it is left alone
 */
public record BreakerState(String operation, String provider, String model, String state) {

    /** Whether the model is left alone. */
    public boolean open() {
        return state.equals("open");
    }
}
