/**
 * Configuration as one type: {@link dev.keepsake.cli.config.KeepsakeConfig}, put together by
 * {@link dev.keepsake.cli.config.ConfigReader} from flags, environment and a file.
 */
@NullMarked
package dev.keepsake.cli.config;

import org.jspecify.annotations.NullMarked;
