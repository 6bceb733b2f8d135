/**
 * Pictures and documents that messages share, put into words before the messages are kept. {@link
 * dev.keepsake.engine.media.MediaReader} is where to start; {@link dev.keepsake.engine.media.SafeFetch} gets what lies elsewhere,
 * where the operator allows it.
 */
@NullMarked
package dev.keepsake.engine.media;

import org.jspecify.annotations.NullMarked;
