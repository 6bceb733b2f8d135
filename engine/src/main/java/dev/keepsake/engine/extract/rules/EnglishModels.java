package dev.keepsake.engine.extract.rules;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerModel;

/**
 * OpenNLP's models of English, read from the class path once, when first needed. The models may be shared between threads;
 * what works with them may not, see {@link English}.
 */
record EnglishModels(SentenceModel sentences, TokenizerModel tokens, POSModel tags, LemmatizerModel lemmas) {

    static EnglishModels shared() {
        return Loaded.MODELS;
    }

    private static final class Loaded {
        static final EnglishModels MODELS = new EnglishModels(
                read("sentence", SentenceModel::new),
                read("tokens", TokenizerModel::new),
                read("pos", POSModel::new),
                read("lemmas", LemmatizerModel::new));
    }

    private static <M> M read(String kind, Reader<M> reader) {
        String name = "/opennlp-en-ud-ewt-" + kind + "-1.3-2.5.4.bin";
        try (InputStream in = EnglishModels.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "Cannot extract with rules: the language model " + name
                                + " is not on the class path; add the opennlp-models jars");
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "Cannot extract with rules: the language model " + name + " is damaged",
                    e);
        }
    }

    @FunctionalInterface
    private interface Reader<M> {
        M read(InputStream in) throws IOException;
    }
}
