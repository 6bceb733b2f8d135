package dev.keepsake.eval;

/** Told how far a long run has come. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (phase, done, total) -> {};

    /**
     * One more step is done.
     *
     * @param phase what is being done, in a few words
     * @param done steps done
     * @param total steps in this phase
     */
    void step(String phase, int done, int total);
}
