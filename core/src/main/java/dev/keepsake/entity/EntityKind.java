package dev.keepsake.entity;

/** What sort of thing an entity is, as far as its naming tells; {@link #OTHER} wherever it does not. */
public enum EntityKind {
    PERSON,
    PLACE,
    ORGANISATION,
    PRODUCT,
    OTHER,
    /**
     * The text does not name it: who speaks in it, or a thing without a name of its own. It is an entity because it is the end of a
     * relation; signals that look for names do not see it.
     */
    UNNAMED
}
