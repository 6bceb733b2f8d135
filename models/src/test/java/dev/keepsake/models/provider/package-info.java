/** Tests of what every provider over the network has in common. */
@NullMarked
package dev.keepsake.models.provider;

import org.jspecify.annotations.NullMarked;
