/**
 * What looking for the next job costs with many of them. Start with {@link dev.keepsake.bench.jobs.JobsBench}.
 */
@NullMarked
package dev.keepsake.bench.jobs;

import org.jspecify.annotations.NullMarked;
