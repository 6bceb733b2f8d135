package dev.keepsake.clients;

import dev.keepsake.cli.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of the README.
 *
 * @param line the number of its first line
 * @param language what stands behind the opening fence, possibly nothing
 * @param text what is between the fences
 */
record ReadmeBlock(int line, String language, String text) {

    private static final String FENCE = "```";

    /** Every fenced block, from top to bottom. */
    static List<ReadmeBlock> all() {
        List<String> lines = readme();
        List<ReadmeBlock> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            int first = i + 1;
            do {
                i++;
            } while (!lines.get(i).startsWith(FENCE));
            String language = lines.get(first - 1).substring(FENCE.length()).strip();
            blocks.add(new ReadmeBlock(first + 1, language, String.join("\n", lines.subList(first, i)) + "\n"));
        }
        return blocks;
    }

    private static List<String> readme() {
        try {
            return Files.readAllLines(Repository.ROOT.resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return language + " at line " + line;
    }
}
