/**
 * Keys and who they let in. A key is seen once, when {@link dev.keepsake.server.keys.ApiKeys} makes it; afterwards only
 * its digest is known.
 */
@NullMarked
package dev.keepsake.server.keys;

import org.jspecify.annotations.NullMarked;
