package dev.keepsake.cli.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Which Keepsake this is. */
public final class Version {

    /** As the jar's manifest says it, or {@code development} for classes that never were in a jar. */
    public static final String CURRENT = current();

    /** The commit that the checkout around the program stands at, or null where there is none. */
    public static final @Nullable String COMMIT = commit();

    private static final String REFERENCE = "ref: ";

    private Version() {}

    private static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static @Nullable String commit() {
        CodeSource source = Version.class.getProtectionDomain().getCodeSource();
        try {
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            while (place != null && !Files.isDirectory(place.resolve(".git"))) {
                place = place.getParent();
            }
            return place == null ? null : commit(place.resolve(".git"));
        } catch (IOException | URISyntaxException e) {
            // A checkout that cannot be read says nothing about the program.
            return null;
        }
    }

    private static @Nullable String commit(Path git) throws IOException {
        String head = Files.readString(git.resolve("HEAD")).strip();
        if (!head.startsWith(REFERENCE)) {
            return head;
        }
        Path reference = git.resolve(head.substring(REFERENCE.length()));
        return Files.exists(reference) ? Files.readString(reference).strip() : null;
    }
}
