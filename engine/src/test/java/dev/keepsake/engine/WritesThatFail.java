package dev.keepsake.engine;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.PlanStore;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store that is read as ever, while the ends of adds and what becomes of jobs cannot be kept: as on a full disk. */
final class WritesThatFail {

    private final Store inner = new InMemoryStore();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean fails;
    private volatile boolean refuses;

    /** Whether writes fail from now on. */
    void fail(boolean failing) {
        fails = failing;
    }

    /** From now on what cannot be written as UTF-8 is refused, as by a database. */
    void refuseHalfCharacters() {
        refuses = true;
    }

    /** Waits until so many writes have failed. */
    void awaitFailures(int count) {
        Workshop.await(() -> failures.get() >= count);
    }

    Store around() {
        PlanStore plans = failing(PlanStore.class, inner.plans(), "apply");
        JobStore jobs = failing(JobStore.class, inner.jobs(), "keep");
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "plans" -> plans;
                    case "jobs" -> jobs;
                    default -> call(method, inner, arguments);
                });
    }

    private <T> T failing(Class<T> type, T part, String write) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(write)) {
                        refuse(arguments);
                    }
                    return call(method, part, arguments);
                }));
    }

    private void refuse(Object[] arguments) {
        if (fails) {
            failures.incrementAndGet();
            throw new KeepsakeException(ErrorCategory.STORAGE_UNAVAILABLE, "The disk has no room");
        }
        if (refuses && arguments[0] instanceof Job job && job.tries().failure() != null) {
            String told = job.tries().failure().message();
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(told)) {
                throw KeepsakeException.invalid("A text has half of a surrogate pair in it");
            }
        }
    }

    private static @Nullable Object call(Method method, Object part, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
