package dev.keepsake.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON schema of the file, for editors that complete and check while one writes. */
public final class ConfigSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ConfigSchema() {}

    /** The schema as JSON of many lines. */
    public static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "keepsake.yaml");
        schema.put("description", "The configuration of Keepsake");
        schema.putAll(section(Settings.in("")));
        Map<String, Object> properties = new LinkedHashMap<>(properties(Settings.in("")));
        Settings.sections().stream().filter(name -> !name.isEmpty()).forEach(name -> properties.put(name, part(name)));
        schema.put("properties", properties);
        schema.put(
                "$defs",
                Map.of(
                        "secret", secret(),
                        "chat-models", models(Settings.CHAT),
                        "embedders", models(Settings.EMBEDDER)));
        return JSON.writeValueAsString(sorted(schema)) + "\n";
    }

    private static Map<String, Object> part(String name) {
        Map<String, Object> section = section(Settings.in(name));
        // A section with all its lines commented out is null to YAML.
        section.put(
                "type",
                Settings.ONE_WORD.contains(name) ? List.of("object", "string", "null") : List.of("object", "null"));
        return section;
    }

    private static Map<String, Object> section(List<Setting<?>> settings) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("type", "object");
        section.put("additionalProperties", false);
        section.put("properties", properties(settings));
        return section;
    }

    private static Map<String, Object> properties(List<Setting<?>> settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Setting<?> setting : settings) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", setting.meaning());
            property.putAll(new TreeMap<>(setting.kind().schema()));
            properties.put(setting.name(), property);
        }
        return properties;
    }

    private static Map<String, Object> secret() {
        Map<String, Object> text = Map.of("type", "string", "minLength", 1);
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("type", "object");
        reference.put("additionalProperties", false);
        reference.put("minProperties", 1);
        reference.put("maxProperties", 1);
        reference.put(
                "properties",
                Map.of(
                        "env",
                        Map.of("type", "string", "pattern", "^[A-Za-z_][A-Za-z0-9_]*$"),
                        "file",
                        text,
                        "key-vault",
                        Map.of("type", "string", "pattern", "^https://")));
        return Map.of("anyOf", List.of(text, reference));
    }

    private static Map<String, Object> models(ModelWords words) {
        Map<String, Object> model = section(words.ofOneModel());
        model.put("type", List.of("object", "string"));
        return Map.of("anyOf", List.of(Map.of("type", "string"), Map.of("type", "array", "items", model)));
    }

    /** The same with the keys of every small map in order, so that writing it twice gives the same text. */
    private static Object sorted(Object value) {
        return switch (value) {
            case LinkedHashMap<?, ?> ordered -> {
                Map<String, Object> same = new LinkedHashMap<>();
                ordered.forEach((key, item) -> same.put(String.valueOf(key), sorted(item)));
                yield same;
            }
            case Map<?, ?> map -> {
                Map<String, Object> inOrder = new TreeMap<>();
                map.forEach((key, item) -> inOrder.put(String.valueOf(key), sorted(item)));
                yield inOrder;
            }
            case List<?> list -> list.stream().map(ConfigSchema::sorted).toList();
            default -> value;
        };
    }
}
