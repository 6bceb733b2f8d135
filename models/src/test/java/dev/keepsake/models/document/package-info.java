@NullMarked
package dev.keepsake.models.document;

import org.jspecify.annotations.NullMarked;
