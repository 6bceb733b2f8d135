package dev.keepsake.entity;

/** What sort of thing an entity is, as far as its naming tells; {@link #OTHER} wherever it does not. */
public enum EntityKind {
    PERSON,
    PLACE,
    ORGANISATION,
    PRODUCT,
    OTHER
}
