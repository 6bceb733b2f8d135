package dev.keepsake.clients;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What these tests need of the machine and cannot bring along. */
final class ForeignTools {

    private ForeignTools() {}

    /** Goes on only when {@code programs} are on the PATH. */
    static void require(String... programs) {
        for (String program : programs) {
            if (onPath(program).isEmpty()) {
                missing(program + " is not on the PATH, so the clients that need it were not tried");
            }
        }
    }

    /** Skips the test, except where skipping would go unnoticed: there it fails. */
    static void missing(String sentence) {
        if ("true".equals(System.getenv("CI"))) {
            fail(sentence + "; with CI=true that is a failure");
        }
        abort(sentence);
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(Pattern.quote(File.pathSeparator))).stream()
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
