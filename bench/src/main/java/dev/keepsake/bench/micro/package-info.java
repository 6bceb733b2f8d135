/** JMH benchmarks of the paths that every search or add takes. */
@NullMarked
package dev.keepsake.bench.micro;

import org.jspecify.annotations.NullMarked;
