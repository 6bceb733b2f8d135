package dev.keepsake.server.hosted;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The conditions that list and search take beside {@code filters}; they are ANDed with it. */
final class FurtherConditions {

    private FurtherConditions() {}

    static Filter read(JsonFields body) {
        return FilterReader.anyOf("categories", body.texts("categories"))
                .and(metadata(body))
                .and(keywords(body.text("keywords")))
                .and(created(Operator.GTE, WireTimes.moment(body, "start_date")))
                .and(end(body));
    }

    private static Filter metadata(JsonFields body) {
        JsonFields metadata = body.object("metadata");
        if (metadata == null) {
            return Filter.all();
        }
        ObjectNode asFilter = JsonNodeFactory.instance.objectNode();
        asFilter.set("metadata", metadata.node());
        return FilterReader.HOSTED.read(asFilter);
    }

    private static Filter keywords(@Nullable String keywords) {
        return keywords == null || keywords.isBlank()
                ? Filter.all()
                : new Filter.Condition(new Field.Text(), Operator.ICONTAINS, new AttributeValue.Text(keywords.strip()));
    }

    /** A last day is included whole. */
    private static Filter end(JsonFields body) {
        Instant end = WireTimes.moment(body, "end_date");
        if (end == null || !WireTimes.isDay(body, "end_date")) {
            return created(Operator.LTE, end);
        }
        return created(Operator.LT, end.plus(Duration.ofDays(1)));
    }

    private static Filter created(Operator operator, @Nullable Instant moment) {
        return moment == null
                ? Filter.all()
                : new Filter.Condition(new Field.CreatedAt(), operator, new AttributeValue.Time(moment));
    }
}
