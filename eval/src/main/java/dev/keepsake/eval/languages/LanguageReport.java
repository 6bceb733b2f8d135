package dev.keepsake.eval.languages;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.keepsake.model.EmbedderId;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param benchmark name of the protocol
 * @param version of Keepsake
 * @param embedder behind it
 * @param apart each language's memories belong to a user of their own
 * @param together the memories of all sets belong to one user, and the questions of all are asked of that one
 * @param questions every question that was asked, once per arrangement and recipe
 */
public record LanguageReport(
        String benchmark,
        String version,
        EmbedderId embedder,
        Map<String, Group> apart,
        Map<String, Group> together,
        List<Row> questions) {

    /**
     * The questions of one language, or of one kind of mixing.
     *
     * @param n how many questions
     * @param systems the averages by name of the recipe
     */
    public record Group(int n, Map<String, Found> systems) {}

    /**
     * One answer.
     *
     * @param arrangement {@code apart} or {@code together}
     * @param system name of the recipe
     * @param ranked ids of the memories returned, best first
     */
    public record Row(
            String id,
            String group,
            String arrangement,
            String system,
            @JsonUnwrapped Found found,
            List<String> ranked) {}
}
