package dev.keepsake.memory;

import java.util.List;

/**
 * What sort of statement a memory is.
 *
 * @param kind what sort
 * @param trust from whom it is known
 * @param categories the drawers it was put into; empty while nobody has
 */
public record Nature(FactKind kind, Trust trust, List<String> categories) {

    /** Of a statement nobody has looked at closely. */
    public static final Nature PLAIN = new Nature(FactKind.OTHER, Trust.OWN, List.of());

    public Nature {
        categories = List.copyOf(categories);
    }

    public Nature withTrust(Trust newTrust) {
        return new Nature(kind, newTrust, categories);
    }

    public Nature withCategories(List<String> newCategories) {
        return new Nature(kind, trust, newCategories);
    }
}
