package dev.keepsake.entity;

import dev.keepsake.scope.Scope;

/**
 * Something that memories or turns of a scope name.
 *
 * @param scope whose memories and turns
 * @param canonical the form by which all its mentions are of it, see {@link CanonicalName}
 * @param name how it is written most often, of several the first in the order of texts
 * @param mentions how often it is named
 */
public record Entity(Scope scope, String canonical, String name, long mentions) {}
