/**
 * Embedders of providers behind our role. {@link dev.keepsake.models.embed.ProviderEmbedders} opens them;
 * {@link dev.keepsake.models.embed.LangChainEmbedder} makes an embedder of any embedding model of LangChain4j, its modules' or the
 * ones here, which speak the protocols that those modules lack: it cuts texts, asks in portions and believes no vector unseen.
 */
@NullMarked
package dev.keepsake.models.embed;

import org.jspecify.annotations.NullMarked;
