package dev.keepsake.eval;

import dev.keepsake.api.Memories;
import dev.keepsake.eval.dataset.Dataset;
import dev.keepsake.eval.dataset.LocomoReader;
import dev.keepsake.model.EmbedderId;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Small datasets in published formats, written for these tests. */
public final class Samples {

    private Samples() {}

    /** The two conversations in LoCoMo's format. */
    public static Dataset dataset() {
        return LocomoReader.read(path("two-conversations.json"));
    }

    public static Path path(String name) {
        URL resource = Objects.requireNonNull(Samples.class.getResource(name));
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code memories} as something to be measured. */
    public static Subject subject(Memories memories) {
        return new Subject(
                memories,
                new Subject.Build("test", "0123456789ab"),
                new EmbedderId("none", 1),
                null,
                Map.of("ranking", "word overlap"));
    }
}
