/**
 * HTTP without a dialect: routes, the caller's project, one place for errors. Start with {@link
 * dev.keepsake.server.http.Entrance}, where every request comes in.
 */
@NullMarked
package dev.keepsake.server.http;

import org.jspecify.annotations.NullMarked;
