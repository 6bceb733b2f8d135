@NullMarked
package dev.keepsake.engine.media;

import org.jspecify.annotations.NullMarked;
