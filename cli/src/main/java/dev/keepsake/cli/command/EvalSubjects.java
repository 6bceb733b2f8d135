package dev.keepsake.cli.command;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.Subject;
import dev.keepsake.model.EmbedderId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is measured, with everything a report has to say of it. */
final class EvalSubjects {

    private EvalSubjects() {}

    static Subject of(Place opened) {
        EmbedderId embedder = opened.upkeep().embedder();
        return new Subject(
                opened.memories(),
                new Subject.Build(Version.CURRENT, Version.COMMIT),
                embedder,
                modelSha256(embedder),
                Map.of());
    }

    /** Models lie on the class path under the embedder's name; null for one that has no file there. */
    private static @Nullable String modelSha256(EmbedderId embedder) {
        try (InputStream model = EvalSubjects.class.getResourceAsStream("/" + embedder.name() + ".onnx")) {
            if (model == null) {
                return null;
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(model, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL, "Cannot read the file of the model " + embedder.name(), e);
        }
    }
}
