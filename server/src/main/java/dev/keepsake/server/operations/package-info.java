/**
 * For whoever runs the server: health, metrics, and the description of the API. Start with {@link
 * dev.keepsake.server.operations.OperationsRoutes}; none of these routes needs a key, and none shows anybody's data.
 */
@NullMarked
package dev.keepsake.server.operations;

import org.jspecify.annotations.NullMarked;
