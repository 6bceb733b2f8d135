package dev.keepsake.clients;

import dev.keepsake.cli.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of {@code clients/npm} or {@code clients/pypi} under {@code target}, with its packages installed. They stay there
 * for the next run, until the file that pins their versions changes.
 */
final class Installation {

    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final Path directory;
    private final Path source;
    private final String pins;

    private Installation(String name, String pins) {
        this.directory = Path.of("target", "clients", name).toAbsolutePath();
        this.source = Repository.ROOT.resolve("clients").resolve(name);
        this.pins = pins;
    }

    /** The client for JavaScript; skips the test where it cannot be had. */
    static Path npm() {
        ForeignTools.require("node", "npm");
        return new Installation("npm", "package-lock.json")
                .ready(List.of(List.of("npm", "ci", "--ignore-scripts", "--prefer-offline")));
    }

    /** The client for Python, run by {@code venv/bin/python}; skips the test where it cannot be had. */
    static Path pypi() {
        ForeignTools.require("python3");
        return new Installation("pypi", "requirements.txt")
                .ready(List.of(
                        List.of("python3", "-m", "venv", "--clear", "venv"),
                        List.of("venv/bin/python", "-m", "pip", "install", "--quiet", "-r", "requirements.txt")));
    }

    private Path ready(List<List<String>> commands) {
        try {
            copy();
            Path installed = directory.resolve("installed-pins");
            String wanted = Files.readString(directory.resolve(pins));
            if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
                Files.deleteIfExists(installed);
                commands.forEach(this::install);
                Files.writeString(installed, wanted);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + directory, e);
        }
    }

    private void install(List<String> words) {
        Command.Outcome outcome =
                Command.in(directory, words.toArray(String[]::new)).run(AT_MOST);
        if (!outcome.succeeded()) {
            ForeignTools.missing("The clients in " + source.getFileName() + " could not be installed by "
                    + String.join(" ", words) + " and were not tried; it said: " + outcome.output());
        }
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = source.relativize(file);
                if (relative.startsWith("node_modules") || relative.toString().contains("__pycache__")) {
                    continue;
                }
                Path copy = directory.resolve(relative);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
