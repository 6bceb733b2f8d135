package dev.keepsake.models.document;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text that stands in a PDF, page after page. Pictures of pages have none. What a file is made of is no more to be trusted than
 * what it says, so reading it ends at bounds of time, pages and characters.
 */
final class PdfText {

    /** Places of this process, because a parser that does not end computes on when nobody waits for it any more. */
    private static final Semaphore PLACES =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors() / 2));

    private final Limits limits;
    private final Semaphore places;

    PdfText(Limits limits) {
        this(limits, PLACES);
    }

    /**
     * @param places how many are read at once
     */
    PdfText(Limits limits, Semaphore places) {
        this.limits = limits;
        this.places = places;
    }

    /**
     * How much is read; what is beyond is left out.
     *
     * @param pages at most so many
     * @param characters at most about so many
     * @param time at most so long, after which nothing was read
     */
    record Limits(int pages, int characters, Duration time) {
        static final Limits STANDARD = new Limits(200, 100_000, Duration.ofSeconds(20));
    }

    String read(byte[] document, Deadline deadline) {
        Duration left = deadline.remaining();
        Duration time = left.compareTo(limits.time()) < 0 ? left : limits.time();
        Deadline end = Deadline.after(time);
        FutureTask<String> task = new FutureTask<>(() -> text(document));
        try {
            if (!places.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "too many others are being read");
            }
            // Not a virtual thread: it computes, and what does not end must not take a carrier from the others.
            Thread.ofPlatform().daemon().name("keepsake-pdf").start(() -> {
                try {
                    task.run();
                } finally {
                    places.release();
                }
            });
            return task.get(end.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "reading it takes too long");
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "reading it was interrupted", stopped);
        } catch (ExecutionException broken) {
            // Whatever a parser throws at a file that somebody made by hand, the file is at fault; its words are not
            // repeated.
            throw KeepsakeException.invalid("it is no PDF that can be read ("
                    + task.exceptionNow().getClass().getSimpleName() + ")");
        }
    }

    private String text(byte[] document) throws IOException {
        StringWriter text = new StringWriter();
        try (PDDocument pdf = Loader.loadPDF(document)) {
            BoundedStripper stripper = new BoundedStripper(text, limits.characters());
            stripper.setEndPage(limits.pages());
            stripper.writeText(pdf, text);
        }
        return text.toString().strip();
    }

    /** Stops at whole pages, and when nobody waits any more. */
    private static final class BoundedStripper extends PDFTextStripper {

        private final StringWriter read;
        private final int characters;

        BoundedStripper(StringWriter read, int characters) {
            this.read = read;
            this.characters = characters;
        }

        @Override
        public void processPage(PDPage page) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("Nobody waits any more");
            }
            if (read.getBuffer().length() < characters) {
                super.processPage(page);
            }
        }
    }
}
