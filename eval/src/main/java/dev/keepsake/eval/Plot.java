package dev.keepsake.eval;

import java.util.List;
import java.util.Locale;

/**
 * Draws a report as SVG: recall against the number of memories on the left, against their words on the right, one line per
 * system. A picture and no more: no script, no font or style from elsewhere.
 */
public final class Plot {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 440;
    private static final int TOP = 70;
    private static final int BOTTOM = 340;
    private static final int PANEL = 370;
    private static final int LEFT = 70;
    private static final int RIGHT = 540;
    private static final int GRID = 10;
    private static final int STEPS = 5;

    /** Told apart by people who see few colours too, and by their dashes. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    private static final List<String> DASHES = List.of("", "8 4", "2 3", "10 3 2 3", "4 4", "1 2");

    private final Report report;
    private final StringBuilder svg = new StringBuilder();

    private Plot(Report report) {
        this.report = report;
    }

    /** The picture. */
    public static String svg(Report report) {
        return new Plot(report).draw();
    }

    private String draw() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        line("<title>%s</title>", escaped(title()));
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        text(LEFT, 28, "start", 15, title());
        text(LEFT, 46, "start", 11, subtitle());
        panel(LEFT, RecallCurves.DEEPEST, "memories returned (k)");
        panel(RIGHT, RecallCurves.LONGEST, "words of what is returned");
        List<Report.SystemReport> systems = report.systems();
        for (int i = 0; i < systems.size(); i++) {
            List<Report.QuestionRow> rows = systems.get(i).questions();
            curve(LEFT, RecallCurves.DEEPEST, RecallCurves.byMemories(rows), i);
            curve(RIGHT, RecallCurves.LONGEST, RecallCurves.byWords(rows), i);
            legend(i, systems);
        }
        line("</svg>");
        return svg.toString();
    }

    private String title() {
        return report.benchmark() + ", " + report.ours().overall().name() + ", n = "
                + report.ours().overall().n();
    }

    private String subtitle() {
        return report.dataset().file() + ", embedder "
                + report.setup().embedder().name() + ", Keepsake "
                + report.setup().version() + ", depth " + report.setup().topK();
    }

    private void panel(int left, int most, String unit) {
        for (int i = 0; i <= GRID; i++) {
            double share = (double) i / GRID;
            double y = y(share);
            line("<path d=\"M%d %.1fh%d\" stroke=\"#dddddd\" stroke-width=\"1\"/>", left, y, PANEL);
            if (i % 2 == 0) {
                text(left - 8, y + 4, "end", 12, String.format(Locale.ROOT, "%.1f", share));
            }
        }
        for (int i = 0; i <= STEPS; i++) {
            double x = left + (double) PANEL * i / STEPS;
            line("<path d=\"M%.1f %dv5\" stroke=\"#333333\" stroke-width=\"1\"/>", x, BOTTOM);
            text(x, BOTTOM + 20, "middle", 12, String.valueOf(most * i / STEPS));
        }
        line(
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#333333\" stroke-width=\"1\"/>",
                left, TOP, BOTTOM, left + PANEL);
        text(left + PANEL / 2.0, BOTTOM + 40, "middle", 12, unit);
        line(
                "<text transform=\"translate(%d %d) rotate(-90)\" text-anchor=\"middle\">share of evidence turns"
                        + " found</text>",
                left - 42, (TOP + BOTTOM) / 2);
    }

    private void curve(int left, int most, List<RecallCurves.Point> points, int number) {
        StringBuilder path = new StringBuilder();
        for (RecallCurves.Point point : points) {
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    path.isEmpty() ? "M" : " L",
                    left + (double) PANEL * point.amount() / most,
                    y(point.recall())));
        }
        line("<path d=\"%s\" fill=\"none\" %s/>", path, stroke(number));
    }

    private void legend(int number, List<Report.SystemReport> systems) {
        int x = LEFT + number * (WIDTH - 2 * LEFT) / systems.size();
        int y = HEIGHT - 20;
        line("<path d=\"M%d %dh34\" fill=\"none\" %s/>", x, y - 4, stroke(number));
        text(x + 42, y, "start", 12, systems.get(number).system());
    }

    private static String stroke(int number) {
        int look = number % COLOURS.size();
        return String.format(
                "stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"",
                COLOURS.get(look), DASHES.get(look).isEmpty() ? "none" : DASHES.get(look));
    }

    private static double y(double recall) {
        return BOTTOM - recall * (BOTTOM - TOP);
    }

    private void text(double x, double y, String anchor, int size, String said) {
        line(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>",
                x, y, anchor, size, escaped(said));
    }

    private static String escaped(String said) {
        return said.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void line(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
