package dev.keepsake.store.embedded;

/** Where the vectors of an embedder stand: beside the features of their entries, or in tables of their own. */
enum VectorPlace {
    FIRST(
            "v.vector, v.in_context, v.times, v.substance",
            "%1$s_embedding v ON v.%1$s = %2$s AND (length(v.vector) > 0 OR EXISTS"
                    + " (SELECT 1 FROM %1$s_set_aside a WHERE a.%1$s = v.%1$s AND a.place = 'FIRST'))"),
    SECOND(
            "w.vector, w.in_context, v.times, v.substance",
            "%1$s_embedding v ON v.%1$s = %2$s AND (EXISTS"
                    + " (SELECT 1 FROM %1$s_second_vector x WHERE x.%1$s = v.%1$s) OR EXISTS"
                    + " (SELECT 1 FROM %1$s_set_aside a WHERE a.%1$s = v.%1$s AND a.place = 'SECOND'))"
                    + " LEFT JOIN %1$s_second_vector w ON w.%1$s = v.%1$s");

    private final String columns;
    private final String join;

    VectorPlace(String columns, String join) {
        this.columns = columns;
        this.join = join;
    }

    /** Embedders of successive generations take turns. */
    static VectorPlace of(int generation) {
        return generation % 2 == 1 ? FIRST : SECOND;
    }

    VectorPlace other() {
        return switch (this) {
            case FIRST -> SECOND;
            case SECOND -> FIRST;
        };
    }

    /** The vector and what {@link FeatureRows#read} reads. */
    String columns() {
        return columns;
    }

    /**
     * What to join to find them: the entries that have one, and those that are set aside and have none.
     *
     * @param owner {@code memory} or {@code turn}
     * @param number the column with the number of the memory or turn
     */
    String join(String owner, String number) {
        return join.formatted(owner, number);
    }

    /** The table they stand in. */
    String table(String owner) {
        return switch (this) {
            case FIRST -> owner + "_embedding";
            case SECOND -> owner + "_second_vector";
        };
    }
}
