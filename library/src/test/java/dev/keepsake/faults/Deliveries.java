package dev.keepsake.faults;

import dev.keepsake.api.AddRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One conversation, delivered over and over, in pieces that overlap and come in any order. */
final class Deliveries {

    static final Scope TEAM = Scope.ofUser("team");
    private static final int THREADS = 8;
    private static final int MOST_PIECES = 6;
    private static final int MOST_OVERLAP = 3;

    private final Policy policy;
    private final List<Message> messages = Conversation.messages();
    private final Random random;

    Deliveries(Policy policy, long seed) {
        this.policy = policy;
        this.random = new Random(seed);
    }

    /** All of it at once. */
    AddRequest whole() {
        return request(messages);
    }

    /** The requests of so many deliveries, shuffled; half of them have idempotency keys. */
    List<AddRequest> pieces(int deliveries) {
        List<AddRequest> pieces = new ArrayList<>();
        for (int delivery = 0; delivery < deliveries; delivery++) {
            int from = 0;
            while (from < messages.size()) {
                int length = 1 + random.nextInt(2 * messages.size() / MOST_PIECES);
                int begin = Math.max(0, from - random.nextInt(MOST_OVERLAP + 1));
                int end = Math.min(messages.size(), from + length);
                AddRequest piece = request(messages.subList(begin, end));
                pieces.add(random.nextBoolean() ? piece.withIdempotencyKey(begin + "-" + end) : piece);
                from = end;
            }
        }
        Collections.shuffle(pieces, random);
        return pieces;
    }

    AddRequest request(List<Message> some) {
        return AddRequest.of(TEAM, some).withHandling(Handling.DEFAULT.withPolicy(policy));
    }

    /** Sends them from several threads at once, to one of the engines each; throws what any of them throws. */
    static void send(List<AddRequest> requests, ProjectId project, List<MemoryEngine> engines)
            throws InterruptedException, ExecutionException {
        Queue<AddRequest> waiting = new ConcurrentLinkedQueue<>(requests);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> senders = new ArrayList<>();
            for (int sender = 0; sender < THREADS; sender++) {
                MemoryEngine engine = engines.get(sender % engines.size());
                senders.add(threads.submit(() -> {
                    for (AddRequest next = waiting.poll(); next != null; next = waiting.poll()) {
                        engine.project(project).add(next);
                    }
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        }
    }
}
