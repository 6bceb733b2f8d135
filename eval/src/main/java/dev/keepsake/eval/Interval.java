package dev.keepsake.eval;

/**
 * Where a figure lies with 95 percent confidence, as resampling the conversations shows it.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {}
