/**
 * One filter tree and the one evaluator that gives it a meaning. A store may push conditions down to its engine, but
 * what it returns is what {@link dev.keepsake.filter.Filter#matches} says. Start with {@link dev.keepsake.filter.Filter};
 * {@link dev.keepsake.filter.Selection} adds project, scope and visibility to it.
 */
@NullMarked
package dev.keepsake.filter;

import org.jspecify.annotations.NullMarked;
