/**
 * Text out of documents, in process. {@link dev.keepsake.models.document.Documents} is where to start.
 */
@NullMarked
package dev.keepsake.models.document;

import org.jspecify.annotations.NullMarked;
