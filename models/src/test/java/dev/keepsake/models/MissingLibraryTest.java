package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A class path without the libraries that only Bedrock needs. */
class MissingLibraryTest {

    /** What is done there: opens a chat model, and says what came of it. */
    public static final class Opening implements Callable<String> {

        @Override
        public String call() {
            try {
                ChatModelCatalogue.open(
                                List.of(ModelSettings.of(Provider.OPENAI, "some-model")
                                        .withKey("some-key")),
                                Outgoing.UNWATCHED)
                        .orElseThrow()
                        .close();
                return ChatModelCatalogue.open(
                                List.of(ModelSettings.of(Provider.AWS_BEDROCK, "some-model")), Outgoing.UNWATCHED)
                        .toString();
            } catch (KeepsakeException missing) {
                return missing.category() + ": " + missing.getMessage();
            }
        }
    }

    @Test
    void theArtifactToAddIsNamedAndTheOthersWork() throws Exception {
        URL[] without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("awssdk") && !entry.contains("bedrock"))
                .map(MissingLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
            Object opening =
                    loader.loadClass(Opening.class.getName()).getConstructor().newInstance();

            assertThat(((Callable<?>) opening).call())
                    .asString()
                    .startsWith("CONFIGURATION: aws_bedrock needs dev.langchain4j:langchain4j-bedrock")
                    .contains("add what is missing");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
