package dev.keepsake.models;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.provider.RequestCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas of the test kit, held against requests by a validator. Who speaks OpenAI's protocol is held to what it publishes itself,
 * where that could be had, and else to what OpenAI does.
 */
public final class PublishedSchemas implements RequestCheck {

    private static final String OPENAI = "openai-";

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private final String own;

    /** Those of the protocols as they were introduced. */
    public PublishedSchemas() {
        this.own = OPENAI;
    }

    /** Those of {@code provider}. */
    public PublishedSchemas(Provider provider) {
        this.own = provider.key() + "-";
    }

    private String ownOr(String schema) {
        String mine = schema.replace(OPENAI, own);
        return RequestCheck.class.getResource(mine) == null ? schema : mine;
    }

    @Override
    public List<String> faults(String schema, String body) {
        try {
            return COMPILED
                    .computeIfAbsent(ownOr(schema), PublishedSchemas::compiled)
                    .validate(JSON.readTree(body))
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (JacksonException notJson) {
            return List.of("it is no JSON");
        }
    }

    private static Schema compiled(String name) {
        try (InputStream content =
                Objects.requireNonNull(RequestCheck.class.getResourceAsStream(name), "There is no schema " + name)) {
            return SCHEMAS.getSchema(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
