package dev.keepsake.server.wire;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How an add is to be read, in the fields of both dialects; {@code policy} and {@code budget} are ours. */
public final class WireHandling {

    private static final String PROCEDURAL = "procedural_memory";
    private static final String CATEGORIES = "custom_categories";
    private static final String BUDGET = "budget";

    private WireHandling() {}

    public static Handling read(JsonFields body) {
        return new Handling(policy(body), isProcedural(body), guidance(body), budget(body));
    }

    private static @Nullable Policy policy(JsonFields body) {
        if (!body.flag("infer", true)) {
            return Policy.VERBATIM;
        }
        String key = body.text("policy");
        if (key == null) {
            return null;
        }
        return Policy.ofKey(key)
                .orElseThrow(() -> KeepsakeException.invalid("Unknown policy '" + FilterReader.shortened(key)
                        + "'; known are "
                        + Arrays.stream(Policy.values()).map(Policy::key).collect(Collectors.joining(", "))));
    }

    private static boolean isProcedural(JsonFields body) {
        String type = body.text("memory_type");
        if (type != null && !type.equals(PROCEDURAL)) {
            throw KeepsakeException.invalid("Invalid 'memory_type' '" + FilterReader.shortened(type) + "'; pass "
                    + PROCEDURAL + " to create procedural memories, or leave it out");
        }
        return type != null;
    }

    private static Guidance guidance(JsonFields body) {
        String instructions = body.text("custom_instructions");
        return new Guidance(
                instructions == null ? body.text("prompt") : instructions,
                body.text("agent_custom_instructions"),
                body.text("includes"),
                body.text("excludes"),
                categories(body),
                body.text("custom_fact_extraction_prompt"),
                body.text("custom_update_memory_prompt"));
    }

    /** Objects of names and descriptions, as Mem0 writes them, or bare names. */
    private static List<Category> categories(JsonFields body) {
        List<Category> categories = new ArrayList<>();
        for (JsonNode element : body.list(CATEGORIES)) {
            if (element.isString()) {
                categories.add(new Category(element.stringValue(), ""));
            } else if (element.isObject()) {
                element.properties()
                        .forEach(field ->
                                categories.add(new Category(field.getKey(), description(body, field.getValue()))));
            } else {
                throw body.refused(CATEGORIES, "a list of names, or of objects {name: description}", element);
            }
        }
        return categories;
    }

    private static String description(JsonFields body, JsonNode value) {
        if (!value.isString() && !value.isNull()) {
            throw body.refused(CATEGORIES, "a list of names, or of objects {name: description}", value);
        }
        return value.asString("");
    }

    private static Budget budget(JsonFields body) {
        JsonFields budget = body.object(BUDGET);
        if (budget == null) {
            return Budget.UNLIMITED;
        }
        JsonNode tokens = budget.value("tokens");
        JsonNode money = budget.value("money");
        if (tokens != null && !(tokens.isIntegralNumber() && tokens.canConvertToLong())) {
            throw budget.refused("tokens", "a whole number", tokens);
        }
        if (money != null && !money.isNumber()) {
            throw budget.refused("money", "a number", money);
        }
        return new Budget(
                tokens == null ? null : Long.valueOf(tokens.longValue()),
                money == null ? null : new BigDecimal(money.asString()));
    }

    /** The fields that say {@code handling}, for whoever writes a request; what is left to the project is not there. */
    public static Map<String, Object> write(Handling handling) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Guidance guidance = handling.guidance();
        Budget budget = handling.budget();
        put(
                fields,
                "policy",
                handling.policy() == null ? null : handling.policy().key());
        put(fields, "memory_type", handling.procedural() ? PROCEDURAL : null);
        put(fields, "custom_instructions", guidance.instructions());
        put(fields, "agent_custom_instructions", guidance.agentInstructions());
        put(fields, "includes", guidance.includes());
        put(fields, "excludes", guidance.excludes());
        put(fields, "custom_fact_extraction_prompt", guidance.factPrompt());
        put(fields, "custom_update_memory_prompt", guidance.updatePrompt());
        if (!guidance.categories().isEmpty()) {
            fields.put(
                    CATEGORIES,
                    guidance.categories().stream()
                            .map(category -> Map.of(category.name(), category.description()))
                            .toList());
        }
        if (!budget.equals(Budget.UNLIMITED)) {
            Map<String, Object> limits = new LinkedHashMap<>();
            put(limits, "tokens", budget.tokens());
            put(limits, "money", budget.money());
            fields.put(BUDGET, limits);
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String key, @Nullable Object value) {
        if (value != null) {
            fields.put(key, value);
        }
    }
}
