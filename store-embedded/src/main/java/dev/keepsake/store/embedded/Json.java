package dev.keepsake.store.embedded;

import java.io.StringWriter;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON as it stands in the columns: ASCII only, so that any Java string comes back unchanged, and read without limits on
 * lengths, because what was accepted once must stay readable.
 */
final class Json {

    private static final int MAX_DEPTH = 2_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            // The keys are the caller's; a table of them would grow without end.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(generator);
        }
        return text.toString();
    }

    /** Reads {@code text} with a reader that is placed on the first token. */
    static <T> T read(String text, Function<JsonParser, T> reader) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return reader.apply(parser);
        }
    }

    /** A list of texts, for {@code json_each}. */
    static String list(Collection<String> texts) {
        return write(generator -> {
            generator.writeStartArray();
            texts.forEach(generator::writeString);
            generator.writeEndArray();
        });
    }

    /** A list of numbers, for {@code json_each}. */
    static String numbers(Collection<? extends Number> numbers) {
        return write(generator -> {
            generator.writeStartArray();
            numbers.forEach(number -> generator.writeNumber(number.longValue()));
            generator.writeEndArray();
        });
    }
}
