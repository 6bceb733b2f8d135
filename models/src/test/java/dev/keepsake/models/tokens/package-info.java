@NullMarked
package dev.keepsake.models.tokens;

import org.jspecify.annotations.NullMarked;
