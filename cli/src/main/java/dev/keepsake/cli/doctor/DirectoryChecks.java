package dev.keepsake.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the data directory can be used, has room, and is nobody else's to read. */
public final class DirectoryChecks {

    private static final long LITTLE_SPACE = 1L << 30;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path data;
    private final @Nullable Path configuration;

    /**
     * @param data the data directory, there or not
     * @param configuration the configuration file that was read, or null for none
     */
    public DirectoryChecks(Path data, @Nullable Path configuration) {
        this.data = data.toAbsolutePath();
        this.configuration = configuration;
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(directory());
        findings.add(space());
        if (Files.isDirectory(data)) {
            findings.add(privacy("directory", data, "chmod 700"));
        }
        if (configuration != null) {
            findings.add(privacy("config", configuration, "chmod 600"));
        }
        return findings;
    }

    private Finding directory() {
        if (!Files.exists(data)) {
            return Finding.fine("directory", data + " is not there yet; the first 'add' or 'serve' makes it");
        }
        if (!Files.isDirectory(data)) {
            return Finding.problem("directory", data + " is a file", "Name a directory with --data");
        }
        return Files.isWritable(data)
                ? Finding.fine("directory", data + " can be written")
                : Finding.problem("directory", data + " cannot be written", "Give this user the right to write there");
    }

    private Finding space() {
        Path existing = data;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String found = String.format(Locale.ROOT, "%.1f GB free", free / (double) LITTLE_SPACE);
            return free >= LITTLE_SPACE
                    ? Finding.fine("disk", found)
                    : Finding.remark("disk", found, "Make room; a full disk refuses new memories and loses none");
        } catch (IOException e) {
            return Finding.problem("disk", "The free space cannot be read", "Check the disk under " + existing);
        }
    }

    /** What users said and what opens a provider's account are nobody's business. */
    private static Finding privacy(String subject, Path path, String cure) {
        try {
            if (Files.getPosixFilePermissions(path).stream().noneMatch(OTHERS::contains)) {
                return Finding.fine(subject, path + " is closed to other users of this machine");
            }
            return Finding.remark(
                    subject, path + " is open to every user of this machine", "Close it: " + cure + " " + path);
        } catch (UnsupportedOperationException otherRights) {
            return Finding.fine(subject, path + " has rights that are not looked at on this system");
        } catch (IOException e) {
            return Finding.problem(subject, "The rights of " + path + " cannot be read", "Check who owns it");
        }
    }
}
