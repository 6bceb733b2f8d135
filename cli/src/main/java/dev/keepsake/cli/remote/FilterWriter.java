package dev.keepsake.cli.remote;

import dev.keepsake.api.Reach;
import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.wire.AttributeWire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says a filter in the grammar of the hosted platform. */
final class FilterWriter {

    private static final String ANY = "*";

    private FilterWriter() {}

    static Map<String, @Nullable Object> write(Reach reach) {
        List<Object> parts = new ArrayList<>();
        for (ScopeField owner : ScopeField.values()) {
            String id = reach.scope().id(owner);
            if (id != null) {
                parts.add(Map.of(owner.key() + "_id", id));
            }
        }
        if (reach.wholeProject() && parts.isEmpty()) {
            parts.add(anybody());
        }
        if (!reach.filter().equals(Filter.all())) {
            parts.add(write(reach.filter()));
        }
        return Map.of("AND", parts);
    }

    /** Every memory has an owner, and the platform wants one named. */
    private static Map<String, Object> anybody() {
        return Map.of(
                "OR",
                Arrays.stream(ScopeField.values())
                        .map(owner -> Map.of(owner.key() + "_id", ANY))
                        .toList());
    }

    private static Map<String, @Nullable Object> write(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> Map.of("AND", branches(parts));
            case Filter.Or(var parts) -> Map.of("OR", branches(parts));
            case Filter.Not(Filter part) -> Map.of("NOT", List.of(write(part)));
            case Filter.Exists(Field field, boolean expected) -> named(field, expected ? ANY : Map.of("ne", ANY));
            case Filter.Condition(Field field, var operator, AttributeValue value) ->
                named(field, Map.of(operator.key(), value(value)));
        };
    }

    private static List<Object> branches(List<Filter> parts) {
        if (parts.isEmpty()) {
            throw KeepsakeException.invalid("A server takes no AND or OR without a part; leave it out");
        }
        return parts.stream().map(part -> (Object) write(part)).toList();
    }

    private static Map<String, @Nullable Object> named(Field field, Object condition) {
        return switch (field) {
            case Field.Owner(ScopeField owner) -> Map.of(owner.key() + "_id", condition);
            case Field.Attribute(String key) -> Map.of("metadata", Map.of(key, condition));
            case Field.Text() -> Map.of("text", condition);
            case Field.CreatedAt() -> Map.of("created_at", condition);
            case Field.UpdatedAt() -> Map.of("updated_at", condition);
            case Field.ExpiresOn() -> Map.of("expiration_date", condition);
            case Field.Categories() -> Map.of("categories", condition);
            case Field.Actor() -> Map.of("actor_id", condition);
            case Field.Id() -> Map.of("memory_ids", condition);
        };
    }

    private static Object value(AttributeValue value) {
        Map<String, @Nullable Object> written = AttributeWire.writeOrNull(Attributes.NONE.with("value", value));
        Object plain = written == null ? null : written.get("value");
        if (plain == null) {
            throw KeepsakeException.invalid("A server compares with no null; use exists");
        }
        return plain;
    }
}
