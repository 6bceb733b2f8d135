package dev.keepsake.testkit.fault;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls on parts of an engine and lets one of them fail, so that a test can go through all of them. Nothing is counted
 * and nothing fails until it is armed. Closing a part that fails does nothing, so that another engine can go on with what is
 * behind it. Safe for use by many threads.
 *
 * <pre>{@code
 * Faults faults = new Faults(call -> true);
 * Embedder embedder = faults.around(Embedder.class, "embedder", new HashingEmbedder(), ErrorCategory.MODEL_UNAVAILABLE);
 * int call = 0;
 * do {
 *     faults.arm(new Fault(++call, BEFORE_ITS_EFFECT, ONE_CALL));
 *     // do what has to withstand it, and check
 * } while (faults.hasStruck());
 * }</pre>
 */
public final class Faults {

    private final Predicate<String> counted;
    private final List<String> calls = new ArrayList<>();
    private @Nullable Fault fault;
    private @Nullable String struck;
    private boolean gone;

    /**
     * Faults of some calls.
     *
     * @param counted which ones, by part and method, such as {@code plans.apply}
     */
    public Faults(Predicate<String> counted) {
        this.counted = counted;
    }

    /** Begins to count anew, and lets {@code next} happen. */
    public synchronized void arm(Fault next) {
        calls.clear();
        fault = next;
        struck = null;
        gone = false;
    }

    /** From now on everything works, and nothing is counted. */
    public synchronized void disarm() {
        fault = null;
        gone = false;
    }

    /** Whether the fault has happened since it was armed. */
    public synchronized boolean hasStruck() {
        return struck != null;
    }

    /** Which call it was, such as {@code plans.apply}; the empty text when it has not happened. */
    public synchronized String struck() {
        return struck == null ? "" : struck;
    }

    /** The calls counted since it was armed, in their order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /**
     * The part, failing when its turn has come.
     *
     * @param type an interface whose every method {@code inner} has
     * @param part what it is called in the names of calls
     * @param category of what it throws
     */
    public <T> T around(Class<T> type, String part, Object inner, ErrorCategory category) {
        Object failing =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean ofEveryObject = method.getDeclaringClass().equals(Object.class);
                    if (ofEveryObject) {
                        return invoke(inner, method, arguments);
                    }
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (method.getName().equals("releaseAll")) {
                        // What a process holds goes with it, however it ends.
                        return invoke(inner, method, arguments);
                    }
                    return call(part + "." + method.getName(), category, () -> invoke(inner, method, arguments));
                });
        return type.cast(failing);
    }

    @FunctionalInterface
    private interface Work {
        @Nullable
        Object done() throws Throwable;
    }

    private @Nullable Object call(String name, ErrorCategory category, Work work) throws Throwable {
        @Nullable Fault now = begin(name);
        if (now != null && now.moment() == Fault.Moment.BEFORE_ITS_EFFECT) {
            throw failure(name, category);
        }
        Object done = work.done();
        if (now != null) {
            throw failure(name, category);
        }
        return done;
    }

    /** The fault that strikes at this call, or null for none. */
    private synchronized @Nullable Fault begin(String name) {
        Fault armed = fault;
        if (armed == null) {
            return null;
        }
        if (gone) {
            return new Fault(armed.call(), Fault.Moment.BEFORE_ITS_EFFECT, armed.extent());
        }
        if (!counted.test(name)) {
            return null;
        }
        calls.add(name);
        if (calls.size() != armed.call()) {
            return null;
        }
        struck = name;
        gone = armed.extent() == Fault.Extent.ALL_FROM_THEN_ON;
        return armed;
    }

    private static KeepsakeException failure(String name, ErrorCategory category) {
        return new KeepsakeException(category, "The test lets " + name + " fail");
    }

    private static @Nullable Object invoke(Object inner, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
