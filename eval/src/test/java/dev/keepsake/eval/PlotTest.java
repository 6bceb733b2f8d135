package dev.keepsake.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PlotTest {

    private final Report report = ComparisonTest.report();

    @Test
    void thePictureIsWellFormedWithAxesUnitsAndALegendAndNothingToRun() throws Exception {
        String svg = Plot.svg(report);

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(texts(document))
                .contains(
                        "keyword",
                        "hybrid",
                        "memories returned (k)",
                        "words of what is returned",
                        "share of evidence turns found",
                        "0.0",
                        "1.0",
                        "50",
                        "3000");
        assertThat(svg).doesNotContain("<script", "href", "NaN");
    }

    @Test
    void curvesEndWhereTheReportsFiguresStand() {
        List<Report.QuestionRow> rows = report.ours().questions();
        Scores means = report.ours().overall().means();

        List<RecallCurves.Point> byMemories = RecallCurves.byMemories(rows);
        assertThat(byMemories.get(9)).isEqualTo(new RecallCurves.Point(10, means.get(Metric.RECALL_10)));
        assertThat(byMemories.getLast()).isEqualTo(new RecallCurves.Point(50, means.get(Metric.RECALL_50)));
        assertThat(RecallCurves.byWords(rows))
                .contains(new RecallCurves.Point(0, 0.0))
                .contains(new RecallCurves.Point(500, means.get(Metric.BUDGET_500)));
    }

    private static List<String> texts(Document document) {
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
