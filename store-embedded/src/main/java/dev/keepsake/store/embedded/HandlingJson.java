package dev.keepsake.store.embedded;

import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Retention;
import dev.keepsake.store.Submission;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How messages are to be read, as JSON: what one add or a whole project says of it. What says nothing is left out. */
final class HandlingJson {

    private HandlingJson() {}

    /** The wishes of a submission, and what was done with it before it was accepted. */
    static String write(Submission submission) {
        Handling handling = submission.handling();
        Outcome beforehand = submission.beforehand();
        return Json.write(generator -> {
            generator.writeStartObject();
            writeWishes(generator, handling.policy(), handling.guidance(), handling.budget());
            StoredObject.optional(generator, "procedural", handling.procedural() ? true : null);
            StoredObject.optional(
                    generator, "beforehand", beforehand.equals(Outcome.EMPTY) ? null : OutcomeJson.write(beforehand));
            generator.writeEndObject();
        });
    }

    /** What was done with a submission before it was accepted. */
    static Outcome beforehand(String json) {
        String outcome = StoredObject.read(json).optional("beforehand");
        return outcome == null ? Outcome.EMPTY : OutcomeJson.read(outcome);
    }

    static Handling read(String json) {
        StoredObject stored = StoredObject.read(json);
        return new Handling(policy(stored), stored.optional("procedural") != null, guidance(stored), budget(stored));
    }

    static String write(ProjectSettings settings) {
        return Json.write(generator -> {
            generator.writeStartObject();
            writeWishes(generator, settings.policy(), settings.guidance(), settings.budget());
            StoredObject.optional(generator, "quarantine", settings.quarantine());
            StoredObject.optional(generator, "kept", settings.retention().kept());
            StoredObject.optional(generator, "grace", settings.retention().grace());
            generator.writeEndObject();
        });
    }

    static ProjectSettings readSettings(String json) {
        StoredObject stored = StoredObject.read(json);
        return new ProjectSettings(
                policy(stored),
                guidance(stored),
                budget(stored),
                Duration.parse(stored.text("quarantine")),
                retention(stored));
    }

    private static void writeWishes(
            JsonGenerator generator, @Nullable Policy policy, Guidance guidance, Budget budget) {
        StoredObject.optional(generator, "policy", policy == null ? null : policy.name());
        if (!guidance.equals(Guidance.NONE)) {
            generator.writeName("guidance");
            generator.writeStartObject();
            StoredObject.optional(generator, "instructions", guidance.instructions());
            StoredObject.optional(generator, "agentInstructions", guidance.agentInstructions());
            StoredObject.optional(generator, "includes", guidance.includes());
            StoredObject.optional(generator, "excludes", guidance.excludes());
            StoredObject.rows(
                    generator,
                    "categories",
                    guidance.categories().stream()
                            .map(category -> List.of(category.name(), category.description()))
                            .toList());
            StoredObject.optional(generator, "factPrompt", guidance.factPrompt());
            StoredObject.optional(generator, "updatePrompt", guidance.updatePrompt());
            generator.writeEndObject();
        }
        StoredObject.optional(generator, "tokens", budget.tokens());
        StoredObject.optional(generator, "money", budget.money());
    }

    private static @Nullable Policy policy(StoredObject stored) {
        String policy = stored.optional("policy");
        return policy == null ? null : Policy.valueOf(policy);
    }

    private static Guidance guidance(StoredObject stored) {
        StoredObject guidance = stored.part("guidance");
        return new Guidance(
                guidance.optional("instructions"),
                guidance.optional("agentInstructions"),
                guidance.optional("includes"),
                guidance.optional("excludes"),
                guidance.rows("categories").stream()
                        .map(category -> new Category(category.get(0), category.get(1)))
                        .toList(),
                guidance.optional("factPrompt"),
                guidance.optional("updatePrompt"));
    }

    private static Retention retention(StoredObject stored) {
        String kept = stored.optional("kept");
        return new Retention(kept == null ? null : Duration.parse(kept), Duration.parse(stored.text("grace")));
    }

    private static Budget budget(StoredObject stored) {
        String tokens = stored.optional("tokens");
        String money = stored.optional("money");
        return new Budget(tokens == null ? null : Long.valueOf(tokens), money == null ? null : new BigDecimal(money));
    }
}
