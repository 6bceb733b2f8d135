package dev.keepsake.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page about settings, the settings and the record say the same. */
class ConfigurationDocumentTest {

    @Test
    void thePageHasOneRowForEverySettingAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(Repository.ROOT.resolve("docs/configuration.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(ConfigurationDocumentTest::row)
                        .toList());
    }

    private static String row(Setting setting) {
        String byDefault =
                setting.byDefault() == null || setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`";
        return "| `" + setting.key() + "` | `" + setting.variable() + "` | " + byDefault + " | " + setting.meaning()
                + " |";
    }

    @Test
    void theRecordHasOneComponentForEverySetting() {
        List<String> components = Arrays.stream(KeepsakeConfig.class.getRecordComponents())
                .map(component -> component.getName().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(components)
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(setting -> setting.key().replace("-", ""))
                        .toList());
    }
}
