package dev.keepsake.cli.command;

/** Which Keepsake this is. */
public final class Version {

    /** As the jar's manifest says it, or {@code development} for classes that never were in a jar. */
    public static final String CURRENT = current();

    private Version() {}

    private static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
