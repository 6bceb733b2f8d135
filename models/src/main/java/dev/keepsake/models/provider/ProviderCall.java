package dev.keepsake.models.provider;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call to a provider. It ends at the deadline even when the provider does not. A failure is described in words of our own and
 * has no cause: a provider's error reply may repeat the text or the key that it was sent.
 */
public final class ProviderCall {

    private static final Duration COARSE = Duration.ofMillis(50);

    /** How long a provider may take when nobody sets a limit. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The deadline of the call that runs in this thread; libraries in between do not hand it on. */
    private static final ThreadLocal<Deadline> CURRENT = ThreadLocal.withInitial(() -> Deadline.NONE);

    private ProviderCall() {}

    /** When the call in this thread has to end; {@link Deadline#NONE} outside of one. */
    static Deadline deadline() {
        return CURRENT.get();
    }

    /**
     * Calls a provider and waits for it.
     *
     * @param provider how to call it in messages
     * @param deadline when to stop waiting
     * @param call the call; interrupted when the deadline passes
     * @throws KeepsakeException with {@code MODEL_UNAVAILABLE} or {@code DEADLINE_EXCEEDED}, or what {@code call} threw itself
     */
    public static <T> T within(String provider, Deadline deadline, Callable<T> call) {
        if (deadline.passed()) {
            throw late(provider);
        }
        FutureTask<T> task = new FutureTask<>(() -> {
            CURRENT.set(deadline);
            return call.call();
        });
        Thread.ofVirtual().name("keepsake-provider").start(task);
        try {
            return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLate) {
            task.cancel(true);
            throw late(provider);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "Waiting for " + provider + " was interrupted", interrupted);
        } catch (ExecutionException failed) {
            KeepsakeException known = new FailureReader(provider).read(task.exceptionNow());
            // Whoever looked at the clock first: the caller's time is over.
            throw isOver(deadline, known) ? late(provider) : known;
        }
    }

    private static boolean isOver(Deadline deadline, KeepsakeException failure) {
        boolean timedOut = failure instanceof ProviderFailure known && known.kind() == ProviderFailure.Kind.TIMEOUT;
        return deadline.passed() || (timedOut && isOver(deadline));
    }

    /** Whether a deadline is over, or as good as: a transport is given what is left until then, and its clock is coarser than ours. */
    static boolean isOver(Deadline deadline) {
        return deadline.remaining().compareTo(COARSE) < 0;
    }

    private static KeepsakeException late(String provider) {
        return new KeepsakeException(
                ErrorCategory.DEADLINE_EXCEEDED, provider + " did not answer before the deadline; allow more time");
    }
}
