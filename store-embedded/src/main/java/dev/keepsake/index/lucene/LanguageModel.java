package dev.keepsake.index.lucene;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** The statistical model of 103 languages, as OpenNLP publishes it. Loading takes about half a second and 33 MB of heap. */
final class LanguageModel {

    private static final String RESOURCE = "/langdetect-183.bin";

    private LanguageModel() {}

    static LanguageDetectorModel load() {
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
