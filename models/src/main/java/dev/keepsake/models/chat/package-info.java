/**
 * Chat models of providers behind our role. {@link dev.keepsake.models.chat.ProviderChatModels} opens one,
 * {@link dev.keepsake.models.chat.LangChainChatModel} asks it, by a model of LangChain4j's for each protocol, and
 * {@link dev.keepsake.models.chat.FallbackChatModel} asks several in order. Who configures by a provider's name starts at
 * {@code ChatModelCatalogue}.
 */
@NullMarked
package dev.keepsake.models.chat;

import org.jspecify.annotations.NullMarked;
