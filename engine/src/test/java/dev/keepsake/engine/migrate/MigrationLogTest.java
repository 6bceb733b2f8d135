package dev.keepsake.engine.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class MigrationLogTest {

    @Test
    void whatAnEmbedderSaysOfTheTextsItBreaksDownOverIsNotLogged() {
        Listener lines = new Listener();
        Logger logger = Logger.getLogger("dev.keepsake.engine.migrate");
        logger.addHandler(lines);
        MigrationFixture fixture = new MigrationFixture();
        try {
            fixture.add("I play the accordion.");
            fixture.young.afterPassages = () -> {
                throw new IllegalStateException("Cannot embed: I play the accordion.");
            };
            fixture.embedding().migrateTo("young");
            MigrationFixture.await(() -> !lines.written.isEmpty());
            fixture.young.afterPassages = () -> {};
            fixture.embedding().cancel();
            fixture.awaitEnd();
        } finally {
            fixture.engine.close();
            logger.removeHandler(lines);
        }

        assertThat(lines.written)
                .noneMatch(line -> line.contains("accordion"))
                .anyMatch(line -> line.contains("IllegalStateException"));
    }

    private static final class Listener extends Handler {

        final Queue<String> written = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            written.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
