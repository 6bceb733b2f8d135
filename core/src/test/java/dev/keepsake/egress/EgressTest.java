package dev.keepsake.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    @Test
    void withoutAListEveryHostMayBeConnectedTo() {
        assertThat(Egress.ANYWHERE.allows(URI.create("https://anything.example")))
                .isTrue();
    }

    @Test
    void anEmptyListClosesEveryWayOutTheLoopbackToo() {
        assertThat(Egress.only(List.of()).allows(URI.create("http://127.0.0.1:8080")))
                .isFalse();
        assertThat(Egress.NOWHERE.allows(URI.create("http://localhost"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "api.openai.com, https://api.openai.com/v1, true",
        "api.openai.com, https://API.OpenAI.com./v1, true",
        "api.openai.com, https://api.openai.com.evil.example/v1, false",
        "api.openai.com, https://evil-api.openai.com/v1, false",
        "openai.com, https://api.openai.com, false",
        "*.example.org, https://a.b.example.org, true",
        "*.example.org, https://example.org, false",
        "*.example.org, https://notexample.org, false",
        "localhost:11434, http://localhost:11434/api, true",
        "localhost:11434, http://localhost:11435/api, false",
        "models.intern:443, https://models.intern/v1, true",
        "models.intern:80, http://models.intern/v1, true",
        "models.intern:443, http://models.intern/v1, false",
        "[::1]:8080, http://[::1]:8080/, true",
        "127.0.0.1, http://127.0.0.1:9/, true",
        "127.0.0.1, http://127.0.0.11:9/, false",
        "api.openai.com, https://api.openai.com@evil.example/, false"
    })
    void allowsWhatIsNamedAndNothingElse(String pattern, String target, boolean allowed) {
        assertThat(Egress.only(List.of(pattern)).allows(URI.create(target))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.openai.com", "api.openai.com/v1", "", "*", "*.", "host:99999", "a b", "host:port"})
    void refusesWhatIsNoHost(String text) {
        assertThatThrownBy(() -> Egress.only(List.of(text)))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("a host is expected");
    }

    @Test
    void saysWhatIsRefusedAndNotWhatTheListNames() {
        Egress egress = Egress.only(List.of("localhost:11434", "*.example.org"));

        assertThatThrownBy(() -> egress.require(URI.create("https://api.openai.com/v1"), "ask the chat model"))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining("api.openai.com")
                .hasMessageContaining("ask the chat model")
                .hasMessageNotContaining("example.org");
        assertThatCode(() -> egress.require(URI.create("http://localhost:11434/v1"), "ask the chat model"))
                .doesNotThrowAnyException();
    }
}
