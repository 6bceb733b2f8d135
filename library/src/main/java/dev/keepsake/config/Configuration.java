package dev.keepsake.config;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read: all problems at once, or a configuration.
 *
 * @param config the configuration, or null when there are problems
 * @param effective every value that counts and who said so
 * @param problems what has to be put right
 * @param remarks what had better be looked at
 */
public record Configuration(
        @Nullable KeepsakeConfig config, List<Effective> effective, List<Problem> problems, List<Problem> remarks) {

    public Configuration {
        effective = List.copyOf(effective);
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /**
     * The configuration.
     *
     * @throws KeepsakeException with {@code CONFIGURATION}, naming every problem and remark in a line of its own
     */
    public KeepsakeConfig require() {
        if (config == null) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    Stream.concat(
                                    problems.stream().map(Problem::toString),
                                    remarks.stream().map(remark -> "(remark) " + remark))
                            .collect(Collectors.joining("\n")));
        }
        return config;
    }
}
