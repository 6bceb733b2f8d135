package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.config.mem0.Imported;
import dev.keepsake.config.mem0.Mem0Import;
import dev.keepsake.config.mem0.Note;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes Mem0's configuration over. */
@Command(
        name = "import-mem0",
        description = {
            "Write a keepsake.yaml that says what Mem0's configuration says.",
            "FILE is the dictionary for Memory.from_config as JSON, or the .env of Mem0's server. What became of each key is"
                    + " told on standard error. Secrets become references to variables unless --with-secrets is given."
        })
final class ConfigImportMem0Command implements Callable<Integer> {

    private static final int LONGEST = 1 << 20;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file to read; standard input with - or without it.")
    private String source = "-";

    @Option(names = "--output", paramLabel = "FILE", description = "Write to FILE, which must not be there yet.")
    private @Nullable Path target;

    @Option(names = "--with-secrets", description = "Write secrets as they are.")
    private boolean withSecrets;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ConfigImportMem0Command(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Imported imported = Mem0Import.read(text(), withSecrets);
        if (target != null) {
            write(surroundings.directory().resolve(target), imported.yaml(), withSecrets);
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new ImportedJson(
                    imported.yaml(), imported.notes().stream().map(NoteJson::of).toList())));
        } else {
            if (target == null) {
                surroundings.print(imported.yaml().stripTrailing());
            }
            imported.notes()
                    .forEach(note -> surroundings.remark(
                            String.format(Locale.ROOT, "%-8s  %s", word(note), Table.oneLine(note.toString()))));
        }
        return ExitCode.OK.number();
    }

    private String text() {
        try (InputStream in = source.equals("-")
                ? surroundings.terminal().in()
                : Files.newInputStream(surroundings.directory().resolve(source))) {
            byte[] read = in.readNBytes(LONGEST + 1);
            if (read.length > LONGEST) {
                throw KeepsakeException.invalid("This is longer than any configuration of Mem0's; name another file");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read))
                    .toString();
        } catch (CharacterCodingException e) {
            throw KeepsakeException.invalid("This is not in UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.NOT_FOUND, "The file " + source + " cannot be read", e);
        }
    }

    private static void write(Path file, String yaml, boolean secret) {
        try {
            Files.createFile(file, secret ? forItsOwner(file) : new FileAttribute<?>[0]);
            Files.writeString(file, yaml);
        } catch (FileAlreadyExistsException e) {
            throw KeepsakeException.invalid("The file " + file + " is there already; name another, or remove it first");
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE, "The file " + file + " cannot be written", e);
        }
    }

    /** Rights from its first moment, where the system knows such rights. */
    private static FileAttribute<?>[] forItsOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private static String word(Note note) {
        return note.outcome().name().toLowerCase(Locale.ROOT);
    }

    /** What {@code config import-mem0 --json} prints. */
    record ImportedJson(String yaml, List<NoteJson> notes) {}

    /** What became of one key; {@code outcome} is {@code taken}, {@code renamed}, {@code ignored} or {@code refused}. */
    record NoteJson(String outcome, String key, String setting, String words) {

        static NoteJson of(Note note) {
            return new NoteJson(word(note), note.key(), note.setting(), note.words());
        }
    }
}
