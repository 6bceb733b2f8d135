package dev.keepsake.model;

import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/**
 * What models cost, by their names. All amounts are in one currency, whichever the operator thinks in.
 *
 * @param byModel the price of each known model
 */
public record ModelPrices(Map<String, Price> byModel) {

    /** Nothing is known of any model's price. */
    public static final ModelPrices UNKNOWN = new ModelPrices(Map.of());

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public ModelPrices {
        byModel = Map.copyOf(byModel);
    }

    public Optional<Price> of(String model) {
        return Optional.ofNullable(byModel.get(model));
    }

    /**
     * The price of one model, for a million tokens each.
     *
     * @param input tokens read
     * @param cached tokens read that the provider had in its prompt cache
     * @param output tokens written
     */
    public record Price(BigDecimal input, BigDecimal cached, BigDecimal output) {

        public Price {
            if (input.signum() < 0 || cached.signum() < 0 || output.signum() < 0) {
                throw KeepsakeException.invalid("A price is at least 0; got " + input + ", " + cached + ", " + output);
            }
        }

        /** What a call costs; {@code cachedTokens} are part of {@code inputTokens}. */
        public BigDecimal of(long inputTokens, long cachedTokens, long outputTokens) {
            BigDecimal read = input.multiply(BigDecimal.valueOf(inputTokens - cachedTokens));
            BigDecimal readFromCache = cached.multiply(BigDecimal.valueOf(cachedTokens));
            BigDecimal written = output.multiply(BigDecimal.valueOf(outputTokens));
            return read.add(readFromCache).add(written).divide(MILLION, MathContext.DECIMAL64);
        }
    }
}
