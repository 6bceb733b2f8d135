package dev.keepsake.cli.doctor;

/**
 * What an examination found about one subject.
 *
 * @param subject what was looked at
 * @param state how it is
 * @param found what was found, in a sentence
 * @param advice what to do about it; empty when nothing needs doing
 */
public record Finding(String subject, State state, String found, String advice) {

    /** How it is. */
    public enum State {
        FINE,
        /** Works, but could be better. */
        REMARK,
        PROBLEM
    }

    public static Finding fine(String subject, String found) {
        return new Finding(subject, State.FINE, found, "");
    }

    public static Finding remark(String subject, String found, String advice) {
        return new Finding(subject, State.REMARK, found, advice);
    }

    public static Finding problem(String subject, String found, String advice) {
        return new Finding(subject, State.PROBLEM, found, advice);
    }
}
