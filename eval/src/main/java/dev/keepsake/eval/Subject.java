package dev.keepsake.eval;

import dev.keepsake.api.Memories;
import dev.keepsake.model.EmbedderId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is measured.
 *
 * @param memories an empty project; the evaluation fills it
 * @param version the version of Keepsake behind it
 * @param embedder the embedder behind it
 * @param configuration every other setting that can change a result, for the report
 */
public record Subject(Memories memories, String version, EmbedderId embedder, Map<String, String> configuration) {

    public Subject {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }
}
