package dev.keepsake.store.embedded;

import dev.keepsake.model.ModelUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** What models took as JSON: a list of flat objects of texts, alone or in an {@link OutcomeJson outcome}. */
final class UsesJson {

    private UsesJson() {}

    static String write(List<ModelUse> uses) {
        return Json.write(generator -> {
            generator.writeStartArray();
            uses.forEach(use -> {
                generator.writeStartObject();
                write(generator, use);
                generator.writeEndObject();
            });
            generator.writeEndArray();
        });
    }

    static List<ModelUse> read(String json) {
        return Json.read(
                json,
                parser ->
                        OutcomeJson.objects(parser).stream().map(UsesJson::use).toList());
    }

    static void write(JsonGenerator generator, ModelUse use) {
        generator.writeStringProperty("model", use.model());
        generator.writeStringProperty("purpose", use.purpose().name());
        generator.writeStringProperty("calls", Long.toString(use.calls()));
        generator.writeStringProperty("input", Long.toString(use.inputTokens()));
        generator.writeStringProperty("cached", Long.toString(use.cachedTokens()));
        generator.writeStringProperty("output", Long.toString(use.outputTokens()));
        generator.writeStringProperty("counted", Boolean.toString(use.counted()));
        BigDecimal cost = use.cost();
        OutcomeJson.optional(generator, "cost", cost == null ? null : cost.toString());
    }

    static ModelUse use(Map<String, String> texts) {
        String cost = texts.get("cost");
        return new ModelUse(
                OutcomeJson.required(texts, "model"),
                ModelUse.Purpose.valueOf(OutcomeJson.required(texts, "purpose")),
                Long.parseLong(OutcomeJson.required(texts, "calls")),
                Long.parseLong(OutcomeJson.required(texts, "input")),
                Long.parseLong(OutcomeJson.required(texts, "cached")),
                Long.parseLong(OutcomeJson.required(texts, "output")),
                Boolean.parseBoolean(OutcomeJson.required(texts, "counted")),
                cost == null ? null : new BigDecimal(cost));
    }
}
