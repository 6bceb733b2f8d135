package dev.keepsake.testkit;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves behind what must never be. JUnit calls it after the test's own {@code @AfterEach} methods: what
 * is checked has to be open still, so let the supplier close it.
 */
public final class InvariantExtension implements AfterEachCallback {

    private final Supplier<List<String>> violations;

    /**
     * @param violations what does not hold; empty when everything does
     */
    public InvariantExtension(Supplier<List<String>> violations) {
        this.violations = violations;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> found = violations.get();
        if (!found.isEmpty()) {
            throw new AssertionError(
                    "After this test, " + found.size() + " invariants do not hold:\n" + String.join("\n", found));
        }
    }
}
