/** Tests of the catalogues of embedders and rerankers, and of the cache before embedders. */
@NullMarked
package dev.keepsake.models;

import org.jspecify.annotations.NullMarked;
