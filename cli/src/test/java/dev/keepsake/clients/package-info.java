/**
 * Other people's clients, unmodified, against a real server: see {@code clients/} at the root for what they do. Start at
 * {@link dev.keepsake.clients.NpmClientTest}; the README's tour runs here as well.
 */
@NullMarked
package dev.keepsake.clients;

import org.jspecify.annotations.NullMarked;
