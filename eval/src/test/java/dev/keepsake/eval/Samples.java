package dev.keepsake.eval;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** A small dataset in LoCoMo's format, written for these tests. */
final class Samples {

    private Samples() {}

    static Dataset dataset() {
        URL resource = Objects.requireNonNull(Samples.class.getResource("two-conversations.json"));
        try {
            return LocomoReader.read(Path.of(resource.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
