/**
 * Relations: read from statements by rules, brought into one form, their ends recognised as entities the scope knows, and
 * gathered around the entities of a question. Start at {@link dev.keepsake.engine.graph.RelationReader} for the reading and at
 * {@link dev.keepsake.engine.graph.Relating} for an add; what is known of English lies in the word lists beside these classes.
 */
@NullMarked
package dev.keepsake.engine.graph;

import org.jspecify.annotations.NullMarked;
