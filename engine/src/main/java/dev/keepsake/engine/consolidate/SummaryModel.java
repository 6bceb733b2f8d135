package dev.keepsake.engine.consolidate;

import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;

/**
 * Who words what consolidation makes.
 *
 * @param model who is asked; closed by whoever opened it
 * @param prices what models cost
 */
public record SummaryModel(ChatModel model, ModelPrices prices) {}
