@NullMarked
package dev.keepsake.engine.graph;

import org.jspecify.annotations.NullMarked;
