package dev.keepsake.models.identity;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.function.Supplier;

/** Libraries that only some providers need, and that whoever wants those providers adds. */
public final class OptionalLibrary {

    /** What Bedrock needs. */
    public static final String BEDROCK =
            "dev.langchain4j:langchain4j-bedrock, software.amazon.awssdk:url-connection-client and"
                    + " software.amazon.awssdk:sts";

    private OptionalLibrary() {}

    /**
     * Does what needs such a library. The classes that name its types must first be loaded by {@code action}.
     *
     * @param artifact its coordinates without a version
     * @param what what needs it, for the beginning of a message
     * @throws KeepsakeException with {@code CONFIGURATION} when it is missing, naming the artifact
     */
    public static <T> T with(String artifact, String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (NoClassDefFoundError missing) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    what + " needs " + artifact + ", and not all of it is on the class path; add what is missing",
                    missing);
        }
    }
}
