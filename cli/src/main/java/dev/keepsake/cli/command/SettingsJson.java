package dev.keepsake.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Guidance;
import dev.keepsake.store.ProjectSettings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a project wants its adds read, for programs; what it does not say is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SettingsJson(
        @Nullable String policy,
        @Nullable String instructions,
        @JsonProperty("agent_instructions") @Nullable String agentInstructions,
        @Nullable String includes,
        @Nullable String excludes,
        Map<String, String> categories,
        @JsonProperty("budget_tokens") @Nullable Long budgetTokens,
        @JsonProperty("budget_money") @Nullable BigDecimal budgetMoney,
        @JsonProperty("quarantine_days") long quarantineDays) {

    static SettingsJson of(ProjectSettings settings) {
        Guidance guidance = settings.guidance();
        Map<String, String> categories = new LinkedHashMap<>();
        for (Category category : guidance.categories()) {
            categories.put(category.name(), category.description());
        }
        return new SettingsJson(
                settings.policy() == null ? null : settings.policy().key(),
                guidance.instructions(),
                guidance.agentInstructions(),
                guidance.includes(),
                guidance.excludes(),
                categories,
                settings.budget().tokens(),
                settings.budget().money(),
                settings.quarantine().toDays());
    }
}
