package dev.keepsake.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScopeLanesTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final int MANY = 600;

    private final ScopeLanes lanes = new ScopeLanes();

    @Test
    void nobodyWaitsForAnotherScope() throws Exception {
        CountDownLatch all = new CountDownLatch(MANY);
        List<Future<Boolean>> inside = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < MANY; user++) {
                Scope scope = Scope.ofUser("user " + user);
                inside.add(threads.submit(() -> lanes.in(PROJECT, scope, () -> meet(all))));
            }
            for (Future<Boolean> one : inside) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    private static boolean meet(CountDownLatch all) {
        all.countDown();
        try {
            return all.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void ofOneScopeOneIsInsideAtATime() throws Exception {
        Scope scope = Scope.ofUser("alice");
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int add = 0; add < MANY; add++) {
                done.add(threads.submit(() -> lanes.in(PROJECT, scope, () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1);
                    return inside.decrementAndGet();
                })));
            }
            for (Future<Integer> one : done) {
                assertThat(one.get()).isZero();
            }
        }

        assertThat(most).hasValue(1);
    }
}
