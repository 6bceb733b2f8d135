/**
 * Reading text: what {@link dev.keepsake.extract.Extractor extractors} and the reading of time share, which is the dates people
 * name. Start at {@link dev.keepsake.engine.extract.RelativeDates} for English and at
 * {@link dev.keepsake.engine.extract.SpokenLanguages} for other languages; the extractor that needs no model is in the package
 * {@code rules}.
 */
@NullMarked
package dev.keepsake.engine.extract;

import org.jspecify.annotations.NullMarked;
