package dev.keepsake.eval;

import dev.keepsake.api.Memories;
import dev.keepsake.model.EmbedderId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param memories an empty project; the evaluation fills it
 * @param build which Keepsake is behind it
 * @param embedder the embedder behind it
 * @param modelSha256 digest of the embedder's model file in lower-case hex, or null where that is not known
 * @param configuration every other setting that can change a result, for the report
 */
public record Subject(
        Memories memories,
        Build build,
        EmbedderId embedder,
        @Nullable String modelSha256,
        Map<String, String> configuration) {

    /**
     * One state of Keepsake.
     *
     * @param version its version
     * @param commit the commit it was built from, or null where that is not known
     */
    public record Build(String version, @Nullable String commit) {}

    public Subject {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }

    /** A subject of whose build and model no more is known. */
    public Subject(Memories memories, String version, EmbedderId embedder, Map<String, String> configuration) {
        this(memories, new Build(version, null), embedder, null, configuration);
    }

    /** The version of Keepsake behind it. */
    public String version() {
        return build.version();
    }

    /** The same with one more setting to report. */
    public Subject with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(configuration);
        more.put(key, value);
        return new Subject(memories, build, embedder, modelSha256, more);
    }
}
