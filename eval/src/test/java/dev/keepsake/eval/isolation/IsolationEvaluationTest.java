package dev.keepsake.eval.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.OpenKeepsake;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Samples;
import dev.keepsake.scope.Scope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationEvaluationTest {

    @Test
    void tenantsSeeNothingOfEachOther() {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            Findings findings = run(keepsake.memories());

            assertThat(findings.figures()).allMatch(Figure::met);
            assertThat(figure(findings, "probes that found something of their own"))
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void aStoreThatForgetsTheScopeIsFoundOut() {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            Findings findings = run(forgetful(keepsake.memories()));

            assertThat(figure(findings, "foreign results")).isPositive();
            assertThat(figure(findings, "rankings that others' loading or deleting changed"))
                    .isPositive();
            assertThat(figure(findings, "results for a tenant that deleted everything"))
                    .isPositive();
            assertThat(findings.met()).isFalse();
        }
    }

    @Test
    void tenantsHaveScopesOfWhichNoneCoversAnother() {
        List<Tenant> tenants = Tenants.of(60);

        assertThat(tenants).hasSize(61);
        for (Tenant one : tenants) {
            assertThat(tenants)
                    .filteredOn(other -> other.number() != one.number())
                    .noneMatch(other -> one.scope().covers(other.scope()));
        }
        assertThat(tenants.getFirst().scope()).isEqualTo(Scope.ofUser(Tenants.VICTIM));
    }

    @Test
    void oneOtherTenantIsTooFew() {
        assertThatThrownBy(() -> new IsolationEvaluation(
                        Samples.subject(forgetful(null)), EvaluationOptions.STANDARD, 1, Progress.NONE))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("got 1");
    }

    /** Searches everything, whoever asks. */
    private static Memories forgetful(Memories memories) {
        return (Memories) Proxy.newProxyInstance(
                Memories.class.getClassLoader(), new Class<?>[] {Memories.class}, (proxy, method, arguments) -> {
                    Object argument = arguments[0] instanceof SearchRequest request
                            ? request.withReach(Reach.everythingInTheProject())
                            : arguments[0];
                    try {
                        return method.invoke(memories, argument);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Findings run(Memories memories) {
        return new IsolationEvaluation(Samples.subject(memories), EvaluationOptions.STANDARD, 3, Progress.NONE).run();
    }

    private static double figure(Findings findings, String name) {
        return findings.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
