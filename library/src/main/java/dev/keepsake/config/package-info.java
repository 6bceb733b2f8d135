/**
 * Configuration as types. {@link dev.keepsake.config.Settings} declares every key once; {@link dev.keepsake.config.ConfigReader}
 * puts what flags, environment, file and builder say together, finds all problems at once and gives a
 * {@link dev.keepsake.config.KeepsakeConfig}. Start at {@link dev.keepsake.config.KeepsakeConfig}.
 */
@NullMarked
package dev.keepsake.config;

import org.jspecify.annotations.NullMarked;
