/**
 * Who a request to a provider comes from: {@link dev.keepsake.models.identity.SignIns} says how each provider is shown that, with
 * keys or with tokens of Microsoft Entra ID and Google that are fetched, kept and replaced;
 * {@link dev.keepsake.models.identity.BedrockClients} opens a
 * {@link dev.keepsake.models.identity.BedrockConnection}, which signs requests to AWS; {@link dev.keepsake.models.identity.KeyVault} reads a
 * secret that is kept at Azure. The libraries behind them are optional: only classes that are loaded when they are needed name
 * them, and without them a failure names the artifact to add.
 */
@NullMarked
package dev.keepsake.models.identity;

import org.jspecify.annotations.NullMarked;
