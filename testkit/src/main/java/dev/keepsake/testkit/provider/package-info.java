/**
 * Servers on loopback ports that speak the protocols of model providers and say what they were told to say:
 * {@link dev.keepsake.testkit.provider.ProviderServer}. They answer a request that does not fit the provider's published schema as the
 * provider would, and remember it.
 */
@NullMarked
package dev.keepsake.testkit.provider;

import org.jspecify.annotations.NullMarked;
