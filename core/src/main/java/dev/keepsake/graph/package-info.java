/**
 * Who stands how to whom: {@link dev.keepsake.graph.Relation relations} between entities. A relation is read from a memory and
 * shares its fate, so that it is closed, restored, deleted and remembered as of a moment together with the statement it came
 * from. Start with {@link dev.keepsake.index.GraphIndex}, which finds them.
 */
@NullMarked
package dev.keepsake.graph;

import org.jspecify.annotations.NullMarked;
