/** One class per subcommand, each a record of options and one {@code call}. {@link dev.keepsake.cli.Main} lists them. */
@NullMarked
package dev.keepsake.cli.command;

import org.jspecify.annotations.NullMarked;
