/** Tests of the embedders of providers, against servers on loopback ports that speak their protocols. */
@NullMarked
package dev.keepsake.models.embed;

import org.jspecify.annotations.NullMarked;
