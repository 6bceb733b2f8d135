package dev.keepsake.engine.observe;

import org.jspecify.annotations.Nullable;

/** What the engine does that takes time. Each has the same keys whenever it is told of. */
public enum Phase {
    /** The verb {@code add}, until its caller is answered. */
    ADD("keepsake.add", Key.POLICY),
    /** Keeping the messages. */
    ACCEPT("keepsake.add.accept"),
    /** Putting shared pictures and documents into words. */
    MEDIA("keepsake.add.media"),
    /** Reading an episode for facts. */
    EXTRACT("keepsake.add.extract", Key.EXTRACTOR),
    /** Looking at facts before they become memories. */
    SCREEN("keepsake.add.screen"),
    /** Turning facts and turns into vectors. */
    EMBED("keepsake.add.embed"),
    /** Deciding what each fact changes. */
    RECONCILE("keepsake.add.reconcile"),
    /** Carrying out an accepted add that nobody waits for, once. */
    JOB("keepsake.job"),
    /** Writing a plan in one transaction, for any verb. */
    APPLY("keepsake.apply"),
    /** The verb {@code search}. */
    SEARCH("keepsake.search"),
    /** Waiting until the index has everything that was acknowledged before. */
    AWAIT("keepsake.search.await"),
    /** Turning the question into a vector. */
    EMBED_QUESTION("keepsake.search.embed"),
    /** One signal's candidates. */
    SIGNAL("keepsake.search.signal", Key.SIGNAL),
    /** Bringing the signals together. */
    FUSE("keepsake.search.fuse"),
    /** Reading from the store what is to be returned. */
    READ("keepsake.search.read"),
    /** Asking the reranker. */
    RERANK("keepsake.search.rerank"),
    /** Choosing for a token budget. */
    PACK("keepsake.search.pack"),
    /** The verb {@code update}. */
    UPDATE("keepsake.update"),
    /** The verbs {@code delete} and {@code deleteAll}. */
    DELETE("keepsake.delete"),
    /** Putting the memories of one scope in order. */
    CONSOLIDATE("keepsake.consolidate"),
    /** Bringing news from the log into the index. */
    INDEX_APPLY("keepsake.index.apply"),
    /** Making the index survive a crash. */
    INDEX_PERSIST("keepsake.index.persist");

    private final String key;
    private final @Nullable Key own;

    Phase(String key) {
        this(key, null);
    }

    Phase(String key, @Nullable Key own) {
        this.key = key;
        this.own = own;
    }

    /** Its name as an observation. */
    public String key() {
        return key;
    }

    /** What is said of it beside its outcome, each time, or null for nothing. */
    public @Nullable Key own() {
        return own;
    }

    /** What is said of a phase. All values come from closed sets. */
    public enum Key {
        /** {@code done}, or the category of the failure, or what {@link ToldApart tells it apart}. */
        OUTCOME("outcome"),
        /** How the add was to be read. */
        POLICY("policy"),
        /** Who read: {@code local} for rules, {@code model} for a chat model. */
        EXTRACTOR("extractor"),
        /** Which signal. */
        SIGNAL("signal");

        private final String key;

        Key(String key) {
            this.key = key;
        }

        /** Its name as a key. */
        public String key() {
            return key;
        }
    }
}
