package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process, or a second store of this one, out of a directory. The operating system lets go of the lock when
 * the process ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {

    /**
     * Asked before the file is touched: an operating system may drop all locks of a process on a file as soon as the process
     * closes any one channel to it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final String FILE = "keepsake.lock";
    private static final String THIS_PROCESS = "this process already";

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Makes the directory when it is not there and takes it. */
    static DirectoryLock take(Path directory) {
        try {
            Path real = Files.createDirectories(directory).toRealPath();
            synchronized (HELD_HERE) {
                return takeAlone(real);
            }
        } catch (IOException failure) {
            throw StorageFailure.unavailable(
                    "The directory " + directory + " cannot be used for a store (" + failure
                            + "); check that it is a directory and can be written to",
                    failure);
        }
    }

    private static DirectoryLock takeAlone(Path real) throws IOException {
        if (!HELD_HERE.add(real)) {
            throw inUse(real, THIS_PROCESS);
        }
        @Nullable FileChannel taken = null;
        try {
            taken = lock(real);
            return new DirectoryLock(real, taken);
        } finally {
            if (taken == null) {
                HELD_HERE.remove(real);
            }
        }
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            // Somebody else may hold the directory by now.
            return;
        }
        try {
            channel.close();
        } catch (IOException failure) {
            throw StorageFailure.unavailable("The lock on " + directory + " cannot be released", failure);
        } finally {
            HELD_HERE.remove(directory);
        }
    }

    /** Who has the directory, without making anything in it; empty when nobody has, or when that cannot be told. */
    static Optional<String> whoHas(Path directory) {
        try {
            Path real = directory.toRealPath();
            Path file = real.resolve(FILE);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            synchronized (HELD_HERE) {
                if (HELD_HERE.contains(real)) {
                    return Optional.of(THIS_PROCESS);
                }
                return isAlive(Files.readString(file, StandardCharsets.US_ASCII)) ? others(file) : Optional.empty();
            }
        } catch (IOException unreadable) {
            // Whoever opens the directory is told more.
            return Optional.empty();
        }
    }

    /** The number of a process stays behind in the file when it ends; only one that lives is worth trying the lock for. */
    private static boolean isAlive(String process) {
        return process.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    private static Optional<String> others(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock == null ? Optional.of(holder(channel)) : Optional.empty();
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                throw inUse(directory, holder(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer number = ByteBuffer.allocate(20);
        channel.read(number, 0);
        String pid = new String(number.array(), 0, number.position(), StandardCharsets.US_ASCII);
        return pid.matches("\\d+") ? "another process (number " + pid + ")" : "another process";
    }

    private static KeepsakeException inUse(Path directory, String holder) {
        return new KeepsakeException(
                ErrorCategory.STORAGE_UNAVAILABLE,
                "The store in " + directory + " is in use by " + holder
                        + "; stop it, or point the command at its URL instead of the directory");
    }
}
