package dev.keepsake.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.Repository;
import dev.keepsake.config.ProviderVariables;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of providers are written from the types; {@code -Dkeepsake.write-docs=true} writes them anew. */
class ProvidersDocumentTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/providers.md");
    private static final boolean WRITE = Boolean.getBoolean("keepsake.write-docs");
    private static final String ADVICE = "docs/providers.md is out of date: run ./mvnw -pl cli -am test"
            + " -Dtest=ProvidersDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dkeepsake.write-docs=true";
    private static final Pattern TABLE =
            Pattern.compile("(<!-- providers: (chat|embedders) -->\\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final String HEADER = """
            | provider | model by default | address by default | signs in with | variables it has of its own |
            |---|---|---|---|---|
            """;
    private static final List<String> WORDS =
            List.of("key", "url", "deployment", "api-version", "cloud-project", "location", "region");

    @Test
    void theTablesAreTheTypes() throws IOException {
        String current = rendered(Files.readString(PAGE));
        if (WRITE) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE)).as(ADVICE).isEqualTo(current);
    }

    @Test
    void whatWasTriedIsSaidOfEveryProvider() throws IOException {
        String page = Files.readString(PAGE);
        String tried = page.substring(page.indexOf("## What was tried"));

        for (Provider provider : Provider.values()) {
            assertThat(tried).as(provider.key()).contains("`" + provider.key() + "`");
        }
    }

    private static String rendered(String page) {
        return TABLE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + table(found.group(2).equals("chat")) + found.group(3)));
    }

    private static String table(boolean chat) {
        Function<Provider, Optional<String>> model =
                chat ? ChatModelCatalogue::defaultModel : EmbedderCatalogue::defaultModel;
        return Stream.of(Provider.values())
                .filter(provider -> isOffered(provider, chat))
                .map(provider -> "| `" + provider.key() + "` | "
                        + model.apply(provider).map(name -> "`" + name + "`").orElse("") + " | "
                        + address(provider, chat) + " | " + signIn(provider) + " | "
                        + variables(provider, chat) + " |\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    /** Some embed at another address than they chat. */
    private static String address(Provider provider, boolean chat) {
        if (provider.url() == null) {
            return "";
        }
        ModelSettings settings = ModelSettings.of(provider, "some-model");
        return "`"
                + (chat ? provider.url() : EmbedderCatalogue.address(settings).orElse(provider.url()))
                + "`";
    }

    /** Whoever has no such models says so as its first problem. */
    private static boolean isOffered(Provider provider, boolean chat) {
        ModelSettings settings = ModelSettings.of(provider, "some-model");
        List<String> problems = chat ? ChatModelCatalogue.problems(settings) : EmbedderCatalogue.problems(settings);
        return provider == Provider.LOCAL
                ? !chat
                : problems.stream().noneMatch(problem -> problem.startsWith("provider"));
    }

    private static String signIn(Provider provider) {
        return switch (provider.signIn()) {
            case NONE -> "";
            case KEY -> "key";
            case OPTIONAL_KEY -> "key, where it wants one";
            case ENTRA -> "key or Entra ID";
            case GOOGLE -> "Google";
            case AWS -> "AWS";
        };
    }

    private static String variables(Provider provider, boolean chat) {
        return WORDS.stream()
                .flatMap(word -> ProviderVariables.of(provider, chat, word).stream())
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }
}
