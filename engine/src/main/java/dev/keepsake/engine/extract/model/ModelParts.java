package dev.keepsake.engine.extract.model;

import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.model.TokenCounter;

/**
 * What reading with a model takes.
 *
 * @param model who is asked
 * @param tokens counts prompts before they are sent
 * @param prices what the model costs
 */
record ModelParts(ChatModel model, TokenCounter tokens, ModelPrices prices) {}
