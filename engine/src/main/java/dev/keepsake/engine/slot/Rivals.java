package dev.keepsake.engine.slot;

import dev.keepsake.memory.Slot;

/** Which of two answers to the same question replaces the other. */
public final class Rivals {

    private Rivals() {}

    /**
     * Whether an answer, being the newer one, replaces an older one: another value does, a denial does where it denies that
     * value or any, and a value does where the older answer only denied.
     */
    public static boolean replaces(Slot newer, Slot older) {
        if (older.denies()) {
            return !newer.denies();
        }
        if (newer.denies()) {
            String denied = newer.value().substring(Slot.NOT.length());
            return denied.isEmpty() || Values.same(older.value(), denied);
        }
        return !older.value().equals(newer.value());
    }

    /** Whether a claim says, perhaps more or less exactly, what a slot says. What has just become so is something else. */
    static boolean agree(Claim claim, Slot known) {
        if (claim.denied() || known.denies()) {
            return false;
        }
        boolean news = claim.kind() == ClaimKind.BECAME || claim.kind() == ClaimKind.CORRECTS;
        return claim.single() && !news && Values.same(claim.value(), known.value());
    }
}
