package dev.keepsake.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireSearchTest {

    private static SearchRequest read(String body) {
        JsonFields fields = JsonFields.ofBody(body.getBytes(StandardCharsets.UTF_8));
        return WireSearch.read(fields, Reach.of(Scope.ofUser("ada")), 10, WireSearch.DEFAULT_THRESHOLD);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            1683504000,                    2023-05-08T00:00:00Z
            1683504000.5,                  2023-05-08T00:00:00.500Z
            "2023-05-08",                  2023-05-08T00:00:00Z
            "2023-05-08T13:56:00Z",        2023-05-08T13:56:00Z
            "2023-05-08T13:56:00+02:00",   2023-05-08T11:56:00Z
            """)
    void theReferenceDateIsTheMomentFromWhichTheQuestionIsMeant(String written, Instant moment) {
        assertThat(read("{\"query\": \"yesterday?\", \"reference_date\": " + written + "}")
                        .referenceTime())
                .isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "\"\"", "\"2023-13-01\"", "true", "[]", "{}", "1683504000000"})
    void aReferenceDateThatIsNoTimeIsRefusedByName(String written) {
        assertThatThrownBy(() -> read("{\"query\": \"yesterday?\", \"reference_date\": " + written + "}"))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        failure -> assertThat(failure.category()).isEqualTo(ErrorCategory.INVALID_REQUEST))
                .hasMessageContaining("reference_date");
    }

    @Test
    void withoutAReferenceDateTheQuestionIsMeantFromNow() {
        assertThat(read("{\"query\": \"yesterday?\"}").referenceTime()).isNull();
        assertThat(read("{\"query\": \"yesterday?\", \"reference_date\": null}").referenceTime())
                .isNull();
    }
}
