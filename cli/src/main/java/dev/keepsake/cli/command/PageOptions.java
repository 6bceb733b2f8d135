package dev.keepsake.cli.command;

import dev.keepsake.store.PageRequest;
import picocli.CommandLine.Option;

/** Which page of a long list, and how long a page is. */
final class PageOptions {

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many on a page (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--page",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Which page, from 1 (default: ${DEFAULT-VALUE}).")
    private int page;

    PageRequest request() {
        return new PageRequest(page, limit);
    }
}
