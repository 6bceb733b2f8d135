package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keepsake.cli.BrokenConfigurationsTest.Case;
import dev.keepsake.config.ConfigSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor marks of the same configurations, by the schema. */
class SchemaSeesBrokenTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.readTree(ConfigSchema.text()));

    static Stream<Case> usable() {
        return BrokenConfigurationsTest.all()
                .filter(one -> one.file() != null && one.expected().isEmpty());
    }

    /** Those with a key that there is not; what a value may be shows from the schema only where it depends on nothing else. */
    static Stream<Case> withUnknownKeys() {
        return BrokenConfigurationsTest.broken()
                .filter(one -> read(one).isPresent())
                .filter(one -> one.expected().stream()
                        .anyMatch(found -> found.where().startsWith("keepsake.yaml")
                                && found.problem().startsWith("there is no such key")));
    }

    @ParameterizedTest
    @MethodSource("usable")
    void nothingIsMarkedInWhatCanBeUsed(Case one) {
        assertThat(errors(one)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withUnknownKeys")
    void everyKeyThatThereIsNotIsMarked(Case one) {
        long unknown = one.expected().stream()
                .filter(found -> found.problem().startsWith("there is no such key"))
                .filter(found -> !found.key().matches("chat\\.(azure_.*|api_.*|config|max_tokens)|egress\\.alow"))
                .count();

        assertThat(errors(one)).hasSizeGreaterThanOrEqualTo((int) Math.max(1, unknown));
    }

    @Test
    void almostHalfOfAllBrokenFilesAreMarkedWhileOneWrites() {
        List<Case> files = BrokenConfigurationsTest.broken()
                .filter(one -> read(one).isPresent())
                .toList();

        assertThat(files.stream().filter(one -> !errors(one).isEmpty())).hasSizeGreaterThan(45);
    }

    private static List<Error> errors(Case one) {
        return SCHEMA.validate(read(one).orElseThrow());
    }

    private static Optional<JsonNode> read(Case one) {
        if (one.file() == null) {
            return Optional.empty();
        }
        try {
            Object read = new Load(LoadSettings.builder().build()).loadFromString(one.file());
            return Optional.of(JSON.<JsonNode>valueToTree(read));
        } catch (YamlEngineException noYaml) {
            return Optional.empty();
        }
    }
}
