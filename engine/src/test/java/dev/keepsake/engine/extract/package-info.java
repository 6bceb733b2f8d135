@NullMarked
package dev.keepsake.engine.extract;

import org.jspecify.annotations.NullMarked;
