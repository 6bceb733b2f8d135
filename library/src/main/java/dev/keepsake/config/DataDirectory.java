package dev.keepsake.config;

import dev.keepsake.store.embedded.EmbeddedStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the data directory can be used. Only looks; nothing is made or opened. */
final class DataDirectory {

    private final Values top;
    private final Reading reading;

    DataDirectory(Values top, Reading reading) {
        this.top = top;
        this.reading = reading;
    }

    /** Looks, unless the work is done on a server and this machine needs no directory. */
    void check(Path data) {
        if (top.says(Settings.URL) || !top.sound(Settings.DATA)) {
            return;
        }
        boolean isThere = Files.exists(data);
        Path there = data;
        while (!Files.exists(there)) {
            there = there.getParent() == null ? Path.of(".") : there.getParent();
        }
        if (!Files.isDirectory(there)) {
            problem(
                    isThere
                            ? "it is a file, and a directory is expected"
                            : "it cannot be made: " + reading.name(there) + " is a file",
                    "name a directory");
        } else if (!Files.isWritable(there)) {
            problem(
                    isThere
                            ? "it cannot be written to"
                            : "it cannot be made: " + reading.name(there) + " cannot be written to",
                    "give this user the right to write there, or name another directory");
        } else {
            EmbeddedStore.whoHas(there)
                    .ifPresent(holder -> reading.remark(
                            where(),
                            Settings.DATA.path(),
                            "it is in use by " + holder,
                            "stop that before something else opens it, or say url to work through that server"));
        }
    }

    private void problem(String problem, String cure) {
        reading.problem(where(), Settings.DATA.path(), problem, cure);
    }

    private Where where() {
        return top.says(Settings.DATA) ? top.where(Settings.DATA) : Where.DEFAULT;
    }
}
