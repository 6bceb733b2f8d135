package dev.keepsake.cli.command;

import picocli.CommandLine.Option;

/** How the answer is printed. */
final class OutputOptions {

    @Option(names = "--json", description = "Print JSON for a program instead of a table.")
    private boolean json;

    boolean json() {
        return json;
    }
}
