package dev.keepsake.models.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's native libraries, unpacked once. Left to itself it unpacks 16 MB into a new temporary folder at each start
 * and takes them away only when the JVM ends in peace: a process that is often killed fills the disk.
 */
final class OnnxRuntimeFiles {

    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES =
            List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));

    private OnnxRuntimeFiles() {}

    /**
     * Unpacks the libraries below {@code folder} unless they are there, and points ONNX Runtime at them. Does nothing when
     * it has been pointed somewhere already, or when there are no libraries for this platform, which it then says itself.
     */
    static void provideIn(Path folder) throws IOException {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        StringBuilder contents = new StringBuilder(platform());
        for (String library : LIBRARIES) {
            ZipEntry entry = entryOf(library);
            if (entry == null) {
                return;
            }
            contents.append('-').append(Long.toHexString(entry.getCrc()));
        }
        Path unpacked = Files.createDirectories(folder.resolve(contents.toString()));
        for (String library : LIBRARIES) {
            unpack(library, unpacked);
        }
        System.setProperty(PATH_PROPERTY, unpacked.toAbsolutePath().toString());
    }

    private static void unpack(String library, Path folder) throws IOException {
        Path target = folder.resolve(library);
        URL packed = resource(library);
        ZipEntry entry = entryOf(library);
        if (packed == null || entry == null || isWhole(target, entry)) {
            return;
        }
        Path partial = Files.createTempFile(folder, library, ".partial");
        try (InputStream content = packed.openStream()) {
            Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failure) {
            // Windows does not let go of a library that another process unpacked and loaded meanwhile.
            if (!isWhole(target, entry)) {
                throw failure;
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The library in its jar, or null outside of one or when this platform has none. */
    private static @Nullable ZipEntry entryOf(String library) throws IOException {
        URL packed = resource(library);
        return packed != null && packed.openConnection() instanceof JarURLConnection jar ? jar.getJarEntry() : null;
    }

    private static @Nullable URL resource(String library) {
        return OnnxRuntimeFiles.class
                .getClassLoader()
                .getResource("ai/onnxruntime/native/" + platform() + "/" + library);
    }

    /** As ONNX Runtime names it. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String systemName = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
        return systemName + (processor.equals("amd64") || processor.equals("x86_64") ? "-x64" : "-aarch64");
    }

    private static boolean isWhole(Path target, ZipEntry entry) throws IOException {
        return Files.exists(target) && Files.size(target) == entry.getSize();
    }
}
