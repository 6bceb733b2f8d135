/** Tests of the catalogue of embedders and of the cache before them. */
@NullMarked
package dev.keepsake.models;

import org.jspecify.annotations.NullMarked;
