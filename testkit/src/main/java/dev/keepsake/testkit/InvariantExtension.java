package dev.keepsake.testkit;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Looks after every test whether what must always hold still holds, and fails the test with everything that does not, also
 * when the test itself saw nothing wrong. Looks before it, too: a test that starts on a broken state proves nothing.
 *
 * <pre>{@code
 * @RegisterExtension
 * final InvariantExtension invariants = new InvariantExtension(() -> checker.violations());
 * }</pre>
 *
 * <p>Extensions of one test are left in the opposite order of their registration, and after its {@code @AfterEach} methods:
 * what the supplier looks at has to be still open then.
 */
public final class InvariantExtension implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<List<String>> violations;

    /**
     * An extension that fails where there are violations.
     *
     * @param violations looks and says what is wrong, one sentence each; empty when nothing is
     */
    public InvariantExtension(Supplier<List<String>> violations) {
        this.violations = violations;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        requireNone("Before");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        requireNone("After");
    }

    private void requireNone(String when) {
        List<String> found = violations.get();
        if (!found.isEmpty()) {
            throw new AssertionError(when + " the test, " + found.size() + " of what must always hold did not:\n- "
                    + String.join("\n- ", found));
        }
    }
}
