package dev.keepsake.cli.command;

import dev.keepsake.eval.dataset.BeamReader;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.LocomoReader;
import dev.keepsake.eval.dataset.LongMemEvalReader;
import java.nio.file.Path;
import java.util.Locale;

/** The published formats that can be read, under the names they have on the command line. */
enum DatasetFormat {
    /** LoCoMo, a JSON list of conversations with questions. */
    LOCOMO,
    /** LongMemEval S, M or oracle, a JSON list of questions each with a haystack. */
    LONGMEMEVAL,
    /** BEAM, a directory of chats or a file of rows. */
    BEAM;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    DatasetSource open(Path file) {
        return switch (this) {
            case LOCOMO -> LocomoReader.read(file);
            case LONGMEMEVAL -> LongMemEvalReader.of(file);
            case BEAM -> BeamReader.of(file);
        };
    }
}
