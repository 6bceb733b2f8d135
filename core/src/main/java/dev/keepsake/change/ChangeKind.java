package dev.keepsake.change;

/** The kind of a {@link Change}, as it is kept in history. */
public enum ChangeKind {
    ADDED,
    UPDATED,
    SUPERSEDED,
    RESTORED,
    DELETED,
    UNCHANGED;

    public static ChangeKind of(Change change) {
        return switch (change) {
            case Change.Added added -> ADDED;
            case Change.Updated updated -> UPDATED;
            case Change.Superseded superseded -> SUPERSEDED;
            case Change.Restored restored -> RESTORED;
            case Change.Deleted deleted -> DELETED;
            case Change.Unchanged unchanged -> UNCHANGED;
        };
    }
}
