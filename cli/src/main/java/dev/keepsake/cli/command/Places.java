package dev.keepsake.cli.command;

import dev.keepsake.config.KeepsakeConfig;

/** Opens the place that a configuration names. */
@FunctionalInterface
public interface Places {

    /** Opens it; whoever asked closes it. */
    Place open(KeepsakeConfig config);
}
