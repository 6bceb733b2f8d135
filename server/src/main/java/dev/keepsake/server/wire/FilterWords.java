package dev.keepsake.server.wire;

import dev.keepsake.filter.Field;
import dev.keepsake.scope.ScopeField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that filters use on the wire, and the fields they mean. */
final class FilterWords {

    /** What callers put into metadata under this name is what the category filters look at. */
    static final String CATEGORIES = "categories";

    private static final Map<String, Field> FIELDS = fields();

    private FilterWords() {}

    /** The field called {@code name}, or null when no field is. */
    static @Nullable Field field(String name) {
        return FIELDS.get(name);
    }

    /** The snake_case names, in the order a message should list them. */
    static List<String> names() {
        return FIELDS.keySet().stream()
                .filter(name -> name.chars().noneMatch(Character::isUpperCase))
                .toList();
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (ScopeField owner : ScopeField.values()) {
            fields.put(owner.key() + "_id", new Field.Owner(owner));
            fields.put(owner.key() + "Id", new Field.Owner(owner));
        }
        both(fields, "created_at", "createdAt", new Field.CreatedAt());
        both(fields, "updated_at", "updatedAt", new Field.UpdatedAt());
        fields.put("timestamp", new Field.CreatedAt());
        both(fields, "expiration_date", "expirationDate", new Field.ExpiresOn());
        both(fields, "actor_id", "actorId", new Field.Actor());
        fields.put(CATEGORIES, new Field.Attribute(CATEGORIES));
        fields.put("text", new Field.Text());
        fields.put("keywords", new Field.Text());
        both(fields, "memory_ids", "memoryIds", new Field.Id());
        return fields;
    }

    private static void both(Map<String, Field> fields, String snake, String camel, Field field) {
        fields.put(snake, field);
        fields.put(camel, field);
    }
}
