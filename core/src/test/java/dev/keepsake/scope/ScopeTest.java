package dev.keepsake.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Provide
    Arbitrary<Scope> scopes() {
        Arbitrary<String> ids = Arbitraries.strings()
                .withChars("a1:;/ ")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(id -> !id.isBlank());
        Arbitrary<String> imitations =
                Arbitraries.of("a", "b", "1:a", "a;agent:1:b", "a;agent:1:b;", "user:1:a;", "\ud83c\udf4a", "\u0000");
        Arbitrary<String> id = Arbitraries.oneOf(ids, imitations).injectNull(0.4);
        return Combinators.combine(id, id, id, id).as(Scope::new);
    }

    @Property(tries = 5000)
    void noTwoScopesShareACanonicalForm(@ForAll("scopes") Scope one, @ForAll("scopes") Scope other) {
        assertThat(one.canonical().equals(other.canonical())).isEqualTo(one.equals(other));
    }

    @Property
    void aScopeCoversItselfAndWhatNamesMore(@ForAll("scopes") Scope scope, @ForAll("scopes") Scope other) {
        assertThat(scope.covers(scope)).isTrue();
        assertThat(Scope.ANY.covers(scope)).isTrue();
        if (scope.covers(other) && other.covers(scope)) {
            assertThat(scope).isEqualTo(other);
        }
        for (ScopeField field : ScopeField.values()) {
            assertThat(scope.with(field, null).covers(scope)).isTrue();
        }
    }

    @Test
    void theCanonicalFormNamesFieldAndLength() {
        assertThat(new Scope("alice", null, "x", null).canonical()).isEqualTo("user:5:alice;app:1:x;");
        assertThat(Scope.ANY.canonical()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ScopeField.class)
    void everyFieldCanBeSetAndReadAndCleared(ScopeField field) {
        Scope scope = Scope.ANY.with(field, "x");

        assertThat(scope.id(field)).isEqualTo("x");
        assertThat(scope.isAny()).isFalse();
        assertThat(scope.canonical()).isEqualTo(field.key() + ":1:x;");
        assertThat(scope.with(field, null)).isEqualTo(Scope.ANY);
        assertThat(ScopeField.ofKey(field.key())).contains(field);
        assertThat(scope.covers(Scope.ANY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankIdsAreRefused(String id) {
        assertThatThrownBy(() -> Scope.ofUser(id))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("user");
    }

    @Test
    void idsAreAcceptedUpToTheLongest() {
        String longest = "x".repeat(Scope.MAX_ID_LENGTH);

        assertThat(Scope.ofAgent(longest).agent()).isEqualTo(longest);
        assertThatThrownBy(() -> Scope.ofAgent(longest + "x"))
                .hasMessageContaining("4097")
                .hasMessageContaining("4096");
    }

    @Test
    void aMemoryNeedsAnOwner() {
        assertThat(Scope.ofUser("a").requireOwner()).isEqualTo(Scope.ofUser("a"));
        assertThatThrownBy(Scope.ANY::requireOwner).isInstanceOf(KeepsakeException.class);
    }

    @Test
    void projectsHaveANameOfUpToTwoHundredCharacters() {
        assertThat(new ProjectId("p".repeat(200)).toString()).hasSize(200);
        assertThatThrownBy(() -> new ProjectId("p".repeat(201))).hasMessageContaining("201");
        assertThatThrownBy(() -> new ProjectId(" ")).isInstanceOf(KeepsakeException.class);
        assertThat(new ProjectId("a")).isNotEqualTo(new ProjectId("A")).isLessThan(new ProjectId("b"));
    }
}
