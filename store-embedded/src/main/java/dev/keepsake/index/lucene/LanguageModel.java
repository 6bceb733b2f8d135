package dev.keepsake.index.lucene;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * The statistical model of 103 languages, as OpenNLP publishes it. Loading takes about half a second and 33 MB of heap, so it
 * is done when first asked for, and once for all indexes.
 */
final class LanguageModel {

    private static final String RESOURCE = "/langdetect-183.bin";

    private static @Nullable LanguageDetectorME loaded;

    private LanguageModel() {}

    /** The ISO 639-3 code of the language that a text is most probably in. Safe for use by many threads. */
    static synchronized String predict(String text) {
        LanguageDetectorME detector = loaded;
        if (detector == null) {
            detector = new LanguageDetectorME(load());
            loaded = detector;
        }
        return detector.predictLanguage(text).getLang();
    }

    private static LanguageDetectorModel load() {
        try (InputStream model = LanguageDetectorModel.class.getResourceAsStream(RESOURCE)) {
            if (model == null) {
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "The language model " + RESOURCE + " is not on the class path;"
                                + " put the jar opennlp-models-langdetect beside Keepsake's");
            }
            return new LanguageDetectorModel(model);
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION, "The language model " + RESOURCE + " cannot be read from its jar", e);
        }
    }
}
