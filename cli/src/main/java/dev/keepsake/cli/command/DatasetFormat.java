package dev.keepsake.cli.command;

import dev.keepsake.eval.Dataset;
import dev.keepsake.eval.LocomoReader;
import java.nio.file.Path;
import java.util.Locale;

/** The published formats that can be read, under the names they have on the command line. */
enum DatasetFormat {
    /** LoCoMo, a JSON list of conversations with questions. */
    LOCOMO;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    Dataset read(Path file) {
        return switch (this) {
            case LOCOMO -> LocomoReader.read(file);
        };
    }
}
