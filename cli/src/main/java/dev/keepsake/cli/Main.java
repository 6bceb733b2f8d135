package dev.keepsake.cli;

import dev.keepsake.cli.command.ConfiguredPlaces;
import dev.keepsake.cli.command.Surroundings;
import dev.keepsake.cli.output.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Starts one command and ends with its exit code. */
public final class Main {

    /**
     * ONNX Runtime 1.29 goes through the command line of its process with a recursive regular expression and overruns an
     * ordinary stack at some 3,000 characters, which kills the JVM: {@code keepsake add} with a long text would be enough.
     * The stack is address space only; what is not used costs nothing.
     */
    private static final long STACK_BYTES = 1L << 30;

    private Main() {}

    public static void main(String[] arguments) {
        new Thread(null, () -> run(arguments), "keepsake", STACK_BYTES).start();
    }

    private static void run(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Clock clock = Clock.systemUTC();
        Surroundings surroundings = new Surroundings(
                Terminal.ofProcess(environment), environment, Path.of(""), clock, new ConfiguredPlaces(clock));
        int exitCode = new CommandLineOfKeepsake(surroundings).run(arguments);
        surroundings.terminal().out().flush();
        System.exit(exitCode);
    }
}
