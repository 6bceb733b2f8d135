/**
 * Reading time: which times a message names ({@link dev.keepsake.engine.time.TimeMentions}), what a question asks about time
 * ({@link dev.keepsake.engine.time.QuestionTime}), and how well the one fits the other
 * ({@link dev.keepsake.engine.time.TimeFit}). The English phrases are those of {@link dev.keepsake.engine.extract}.
 */
@NullMarked
package dev.keepsake.engine.time;

import org.jspecify.annotations.NullMarked;
