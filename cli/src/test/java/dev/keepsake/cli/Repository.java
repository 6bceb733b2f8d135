package dev.keepsake.cli;

import java.nio.file.Path;

/** Where the files of this repository are. */
public final class Repository {

    /** The directory above the module. */
    public static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private Repository() {}
}
