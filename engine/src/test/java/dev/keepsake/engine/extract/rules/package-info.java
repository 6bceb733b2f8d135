@NullMarked
package dev.keepsake.engine.extract.rules;

import org.jspecify.annotations.NullMarked;
