package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which Keepsake this is. */
@Command(name = "version", description = "Say which Keepsake this is, and which Java runs it.")
public final class VersionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    public VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String java = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        surroundings.print(
                output.json()
                        ? JsonOutput.line(new VersionJson(Version.CURRENT, java, system))
                        : "Keepsake " + Version.CURRENT + "\nJava " + java + "\n" + system);
        return ExitCode.OK.number();
    }

    /** What {@code version --json} prints. */
    record VersionJson(String keepsake, String java, String system) {}
}
