package dev.keepsake.eval.languages;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as a table for people and as JSON for programs. */
public final class LanguageReportFormat {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String FIGURES = "   R@1   R@5  R@10   MRR";

    private LanguageReportFormat() {}

    /** A JSON object with the groups of both arrangements and every question. */
    public static String json(LanguageReport report) {
        return JSON.writeValueAsString(report);
    }

    /** Writes {@link #json} to a file, in place of whatever it held. */
    public static void write(LanguageReport report, Path file) {
        try {
            Files.writeString(file, json(report));
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "Cannot write the report to " + file + "; is its directory there?",
                    e);
        }
    }

    /** Lines for a terminal of 120 columns. */
    public static String table(LanguageReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.benchmark() + ", Keepsake " + report.version());
        lines.add("  embedder   " + report.embedder());
        part("each language with a user of its own", report.apart(), lines);
        part("all languages with one user", report.together(), lines);
        return String.join("\n", lines) + "\n";
    }

    private static void part(String title, Map<String, LanguageReport.Group> groups, List<String> lines) {
        if (groups.isEmpty()) {
            return;
        }
        List<String> systems =
                List.copyOf(groups.values().iterator().next().systems().keySet());
        StringBuilder names = new StringBuilder(text("%-22s", ""));
        StringBuilder headings = new StringBuilder(text("%-18s %3s", "", "n"));
        for (String system : systems) {
            names.append(text("  %-24s", "  " + system));
            headings.append("  ").append(FIGURES);
        }
        lines.add("");
        lines.add(title);
        lines.add(names.toString().stripTrailing());
        lines.add(headings.toString());
        groups.forEach((group, found) -> lines.add(row(group, found, systems)));
    }

    private static String row(String name, LanguageReport.Group group, List<String> systems) {
        StringBuilder line = new StringBuilder(text("%-18s %3d", "  " + name, group.n()));
        for (String system : systems) {
            Found found = group.systems().get(system);
            line.append("  ");
            line.append(
                    found == null
                            ? " ".repeat(FIGURES.length())
                            : text(
                                    " %5.3f %5.3f %5.3f %5.3f",
                                    found.recall1(), found.recall5(), found.recall10(), found.mrr()));
        }
        return line.toString();
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
