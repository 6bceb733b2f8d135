package dev.keepsake.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarations themselves. */
class SettingsTest {

    static List<Setting<?>> all() {
        return Settings.all();
    }

    @Test
    void everyDeclaredSettingIsListed() throws IllegalAccessException {
        for (Field field : Settings.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Setting.class) {
                assertThat(Settings.all()).as(field.getName()).contains((Setting<?>) field.get(null));
            }
        }
    }

    @Test
    void noTwoSettingsHaveOneVariable() {
        Set<String> variables = new HashSet<>();

        for (Setting<?> setting : Settings.all()) {
            assertThat(variables.add(setting.variable())).as(setting.path()).isTrue();
            assertThat(Settings.ofVariable(setting.variable())).contains(setting);
        }
        Settings.ONE_WORD.forEach(section -> assertThat(variables.add(EnvironmentLayer.ofSection(section)))
                .as(section)
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyDefaultIsAValueOfItsKind(Setting<?> setting) {
        if (setting.byDefault() == null) {
            assertThat(setting.kind().form()).isNotNull();
            return;
        }
        Reading reading = Reading.of(ConfigSources.none(Path.of("")), SecretSource.UNASKED);

        assertThat(setting.kind().read(new Node.Text(setting.byDefault(), Where.DEFAULT), reading))
                .isNotNull();
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySettingIsExplainedInASentence(Setting<?> setting) {
        Explanation explanation = Explanation.of(setting.path()).orElseThrow();

        assertThat(explanation.meaning()).endsWith(".").doesNotContain("|");
        assertThat(explanation.example()).contains(setting.name() + ": ");
        assertThat(Explanation.of(setting.variable())).contains(explanation);
    }

    @ParameterizedTest
    @CsvSource({"prot, port", "modle, model", "consolidate_evry, consolidate-every", "apikey, api-key", "HOST, host"})
    void theNearestWordIsTheOneThatWasMeant(String slip, String meant) {
        List<String> known = Arrays.asList("port", "model", "consolidate-every", "api-key", "host", "url", "data");

        assertThat(Nearest.to(slip, known)).contains(meant);
        assertThat(Nearest.to("entirely-else", known)).isEmpty();
    }

    @Test
    void aVariableInAFileIsSaidByTheVariableWithFileBehindIt() {
        Map<String, String> environment = Map.of("KEEPSAKE_CHAT_MODEL_FILE", "x");
        Configuration found = ConfigReader.read(ConfigSources.none(Path.of("")).withEnvironment(environment));

        assertThat(found.problems())
                .as("only secrets lie in files")
                .singleElement()
                .asString()
                .contains("KEEPSAKE_CHAT_MODEL_FILE: there is no such variable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "temprature | chat.temperature",
                "chat.api_key | chat.key",
                "llm | chat",
                "egres | egress",
                "OPENAI_BASE_URL | chat.url, embedder.url",
                "JINA_API_KEY | reranker.key",
                "KEEPSAKE_CHAT_MODLE | KEEPSAKE_CHAT_MODEL",
                "dimensoins | embedder.dimensions"
            })
    void whoAsksForWhatThereIsNotIsToldWhatIsNear(String asked, String near) {
        assertThat(String.join(", ", Explanation.near(asked))).isEqualTo(near);
        assertThat(Explanation.of(asked)).isEmpty();
    }

    @Test
    void theVariableThatNamesAFileWithASecretIsExplainedAsTheSecret() {
        assertThat(Explanation.of("KEEPSAKE_CHAT_KEY_FILE"))
                .hasValueSatisfying(found -> assertThat(found.key()).isEqualTo("chat.key"));
        assertThat(Explanation.of("KEEPSAKE_CHAT_MODEL_FILE")).isEmpty();
    }
}
