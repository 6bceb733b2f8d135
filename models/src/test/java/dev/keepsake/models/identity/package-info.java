/** Tests of signing in, against stand-ins on loopback ports of those who issue tokens. */
@NullMarked
package dev.keepsake.models.identity;

import org.jspecify.annotations.NullMarked;
