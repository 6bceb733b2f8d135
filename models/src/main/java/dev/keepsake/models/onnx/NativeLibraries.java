package dev.keepsake.models.onnx;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;

/**
 * What has to be said to, and about, the native libraries that compute a model: ONNX Runtime, which unpacks itself into
 * {@code java.io.tmpdir} at each start, and DJL's tokenizers, which do so once, into {@code .djl.ai} in the user's home
 * or the folder named by the system property or environment variable {@code DJL_CACHE_DIR}.
 */
final class NativeLibraries {

    private NativeLibraries() {}

    /**
     * Keeps DJL from the network; to be called before its first class is used. Left alone it reports the machine to its
     * makers when it runs in Amazon's cloud, and downloads a build of its library for a graphics card that it finds. Its
     * general offline switch is not used: it would also bind a program that embeds us and downloads models of its own.
     */
    static void keepOffline() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    static KeepsakeException unusable(OnnxModel model, Throwable failure) {
        return new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                "The embedder " + model.id().name() + " cannot be loaded: " + rootOf(failure)
                        + ". It needs its model's jar on the class path, a 64-bit Linux with glibc, macOS or Windows, and two"
                        + " folders that may be written to and run native code from: "
                        + System.getProperty("java.io.tmpdir")
                        + " (another one with -Djava.io.tmpdir) and .djl.ai in the home folder (another one with"
                        + " -DDJL_CACHE_DIR). Or choose an embedder that runs elsewhere.",
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
