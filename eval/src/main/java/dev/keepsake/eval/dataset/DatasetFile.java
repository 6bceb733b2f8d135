package dev.keepsake.eval.dataset;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;

/** Files of one dataset, digested while they are read. */
final class DatasetFile {

    private final String format;
    private final MessageDigest digest = sha256();

    /** @param format whose format is expected, for messages: {@code LoCoMo} */
    DatasetFile(String format) {
        this.format = format;
    }

    /** What is done with the bytes of a file. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream bytes) throws IOException;
    }

    /** Reads {@code file}; what the reading leaves unread is digested as well. */
    <T> T read(Path file, Reading<T> reading) {
        try (InputStream bytes = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
            T result = reading.read(new Unclosed(bytes));
            bytes.transferTo(OutputStream.nullOutputStream());
            return result;
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "Cannot read the dataset " + file + "; give the path of a file in " + format + "'s format",
                    e);
        } catch (JacksonException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST, "The dataset " + file + " is not in " + format + "'s format", e);
        }
    }

    /** The digest of everything read so far, in lower-case hex; the next one starts anew. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "Every Java has SHA-256, but this one does not", e);
        }
    }

    /** Stays open when a parser is done with it, because what the parser leaves is digested too. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            // whoever opened the file closes it
        }
    }
}
