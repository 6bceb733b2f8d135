package dev.keepsake.eval.isolation;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.scope.Scope;

/**
 * Somebody whose memories nobody else may see.
 *
 * @param number its number, carried by everything it adds
 * @param scope whose memories they are
 */
record Tenant(int number, Scope scope) {

    private static final String MARK = "tenant";

    /** What everything of this tenant carries. */
    Attributes mark() {
        return Attributes.of(MARK, String.valueOf(number)).with("shelf", new AttributeValue.Text("blue"));
    }

    /** Whether {@code attributes} are of something this tenant added; what carries no mark is nobody's, hence foreign. */
    boolean owns(Attributes attributes) {
        return String.valueOf(number).equals(attributes.text(MARK));
    }
}
