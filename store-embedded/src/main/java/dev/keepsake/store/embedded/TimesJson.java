package dev.keepsake.store.embedded;

import dev.keepsake.conversation.Span;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The times that a text names, as they stand in a column: null when there are none. */
final class TimesJson {

    private TimesJson() {}

    static @Nullable String write(List<TimeMention> times) {
        if (times.isEmpty()) {
            return null;
        }
        return Json.write(generator -> {
            generator.writeStartArray();
            times.forEach(time -> write(generator, time));
            generator.writeEndArray();
        });
    }

    static List<TimeMention> read(@Nullable String text) {
        return text == null ? List.of() : Json.read(text, TimesJson::read);
    }

    private static void write(JsonGenerator generator, TimeMention time) {
        generator.writeStartArray();
        write(generator, time.from());
        write(generator, time.to());
        generator.writeString(time.precision().name());
        generator.writeNumber(time.span().start());
        generator.writeNumber(time.span().end());
        generator.writeEndArray();
    }

    private static void write(JsonGenerator generator, Instant moment) {
        generator.writeNumber(moment.getEpochSecond());
        generator.writeNumber(moment.getNano());
    }

    private static List<TimeMention> read(JsonParser parser) {
        List<TimeMention> times = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            Instant from = moment(parser);
            Instant to = moment(parser);
            parser.nextToken();
            Precision precision = Precision.valueOf(parser.getString());
            times.add(new TimeMention(from, to, precision, new Span(number(parser), number(parser))));
            parser.nextToken();
        }
        return times;
    }

    private static Instant moment(JsonParser parser) {
        parser.nextToken();
        long seconds = parser.getLongValue();
        return Instant.ofEpochSecond(seconds, number(parser));
    }

    private static int number(JsonParser parser) {
        parser.nextToken();
        return parser.getIntValue();
    }
}
