package dev.keepsake.eval.updates;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sentences lives are made of. They were written before any rule was tried on them and are not fitted to what rules can
 * read: whoever changes one to make a figure better makes the figure worthless.
 *
 * @param attributes what can change in a life
 * @param neighbours what else is said in it
 */
record Phrasings(List<Attribute> attributes, Neighbours neighbours) {

    /**
     * Something of which a person has one at a time. In its sentences {@code {v}} stands for the value, {@code {old}} for the
     * one before, {@code {x}} for one that the person never has, {@code {n}} for somebody else and {@code {me}} for the person.
     *
     * @param stated says the value as if for the first time
     * @param updated says that the value is a new one
     * @param repeated mentions the value again
     * @param corrected takes back the one before
     * @param retracted says that the one before has ended and names no other
     * @param quoted what others say or suggest; changes nothing
     * @param others the same of somebody else; changes nothing
     */
    record Attribute(
            String name,
            List<String> values,
            List<String> stated,
            List<String> updated,
            List<String> repeated,
            List<String> corrected,
            List<String> retracted,
            List<String> quoted,
            List<String> others,
            List<String> now,
            List<String> before,
            List<String> ever,
            List<String> count) {}

    /**
     * What surrounds the changes.
     *
     * @param additive pairs of statements that are both true
     */
    record Neighbours(List<String> people, List<String> friends, List<List<String>> additive, List<String> smalltalk) {}

    /** The sentences that come with the program. */
    static Phrasings standard() {
        JsonMapper json = JsonMapper.builder().build();
        return new Phrasings(
                read("attributes.json", stream -> json.readValue(stream, new TypeReference<List<Attribute>>() {})),
                read("neighbours.json", stream -> json.readValue(stream, Neighbours.class)));
    }

    private interface Reading<T> {
        T read(InputStream stream);
    }

    private static <T> T read(String name, Reading<T> reading) {
        try (InputStream stream = Objects.requireNonNull(Phrasings.class.getResourceAsStream(name), name)) {
            return reading.read(stream);
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "Cannot read the resource " + name, e);
        }
    }
}
