package dev.keepsake.config;

/** A value that cannot be meant. Says what was expected and, where that is not the same, what to do. */
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String cure;

    private Unfit(String problem, String cure) {
        super(problem, null, false, false);
        this.problem = problem;
        this.cure = cure;
    }

    /** The whole problem in words of its own. */
    static Unfit because(String problem, String cure) {
        return new Unfit(problem, cure);
    }

    String problem() {
        return problem;
    }

    String cure() {
        return cure;
    }
}
