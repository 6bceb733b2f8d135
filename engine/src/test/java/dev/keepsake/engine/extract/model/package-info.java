@NullMarked
package dev.keepsake.engine.extract.model;

import org.jspecify.annotations.NullMarked;
