package dev.keepsake.models.onnx;

import ai.djl.util.Utils;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;

/**
 * What has to be said to, and about, the two native libraries that compute a model: ONNX Runtime and DJL's tokenizers. Both
 * unpack themselves once into one folder, {@code .djl.ai} in the user's home, or in the temporary folder when the home
 * cannot be written to, or wherever the system property or environment variable {@code DJL_CACHE_DIR} says.
 */
final class NativeLibraries {

    private NativeLibraries() {}

    /** To be called before the first class of either library is used. */
    static void prepare() throws IOException {
        keepOffline();
        OnnxRuntimeFiles.provideIn(Utils.getEngineCacheDir("onnxruntime"));
    }

    /**
     * Left alone, DJL asks Amazon's cloud which machine this is and reports the answer to its makers, and it downloads
     * another build of its library for a graphics card that it finds. Its general offline switch is not used: it would also
     * bind a program that embeds us and downloads models of its own.
     */
    private static void keepOffline() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    static KeepsakeException unusable(OnnxModel model, Throwable failure) {
        return new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                "The embedder " + model.id().name() + " cannot be loaded: " + rootOf(failure)
                        + ". It needs Linux with glibc (x64, arm64), macOS (arm64) or Windows (x64), and the folder "
                        + Utils.getCacheDir()
                        + " to write to and to run native code from; another folder can be named in the"
                        + " environment variable DJL_CACHE_DIR. Or configure an embedder that runs elsewhere",
                failure);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
