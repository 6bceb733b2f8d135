package dev.keepsake.extract;

import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What reading one add may cost. It is never exceeded: what no longer fits is left for later, and the outcome says so.
 *
 * @param tokens at most so many tokens, prompt and reply together, or null for no limit
 * @param money at most so much, in the currency of the price table, or null for no limit; a model without a known price is
 *     then not called at all
 */
public record Budget(@Nullable Long tokens, @Nullable BigDecimal money) {

    public static final Budget UNLIMITED = new Budget(null, null);

    public Budget {
        if ((tokens != null && tokens < 0) || (money != null && money.signum() < 0)) {
            throw KeepsakeException.invalid("A budget is at least 0; got " + tokens + " tokens and " + money);
        }
    }

    /** This budget where it sets a limit, and {@code wider} where it does not. */
    public Budget over(Budget wider) {
        return new Budget(tokens == null ? wider.tokens : tokens, money == null ? wider.money : money);
    }
}
