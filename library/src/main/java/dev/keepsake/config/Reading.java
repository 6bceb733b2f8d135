package dev.keepsake.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the parts of one reading share.
 *
 * @param directory where relative paths start
 * @param environment the environment variables
 * @param vault asked for secrets that lie in one
 * @param problems what has to be put right
 * @param remarks what had better be looked at
 * @param lost the files, or parts of them, that nobody could read: what seems to be missing may stand there
 */
record Reading(
        Path directory,
        Map<String, String> environment,
        SecretSource vault,
        List<Problem> problems,
        List<Problem> remarks,
        List<String> lost) {

    static Reading of(ConfigSources sources, SecretSource vault) {
        return new Reading(
                sources.directory(),
                sources.environment(),
                vault,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    void problem(Where where, String key, String problem, String cure) {
        problems.add(new Problem(where.toString(), key, problem, cure));
    }

    void remark(Where where, String key, String remark, String cure) {
        remarks.add(new Problem(where.toString(), key, remark, cure));
    }

    /** The value of a variable, or empty when it is not set or set to nothing. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A file as a person would write it: without the working directory before it. */
    String name(Path file) {
        Path whole = directory.resolve(file).normalize();
        return whole.startsWith(directory) && !directory.toString().isEmpty()
                ? directory.relativize(whole).toString()
                : file.toString();
    }
}
