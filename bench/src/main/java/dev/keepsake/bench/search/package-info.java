/** How long a search takes, by how much there is and by what it asks: {@link dev.keepsake.bench.search.SearchBench}. */
@NullMarked
package dev.keepsake.bench.search;

import org.jspecify.annotations.NullMarked;
