package dev.keepsake.api;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Several adds: those of one scope one after the other, those of different scopes side by side. */
final class Batch {

    /** More at once would wait for the embedder and the disk, and not for each other. */
    private static final int SCOPES_AT_ONCE = 8;

    private Batch() {}

    static List<AddAnswer> add(Memories memories, List<AddRequest> requests) {
        Map<Scope, List<Integer>> places = new LinkedHashMap<>();
        for (int place = 0; place < requests.size(); place++) {
            places.computeIfAbsent(requests.get(place).scope(), first -> new ArrayList<>())
                    .add(place);
        }
        Semaphore room = new Semaphore(SCOPES_AT_ONCE);
        List<Future<Map<Integer, AddAnswer>>> begun = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Integer> ofScope : places.values()) {
                begun.add(threads.submit(inOrder(memories, requests, ofScope, room)));
            }
            Map<Integer, AddAnswer> answers = new LinkedHashMap<>();
            for (Future<Map<Integer, AddAnswer>> one : begun) {
                answers.putAll(one.get());
            }
            List<AddAnswer> ordered = new ArrayList<>();
            for (int place = 0; place < requests.size(); place++) {
                AddAnswer answer = answers.get(place);
                if (answer != null) {
                    ordered.add(answer);
                }
            }
            return List.copyOf(ordered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED,
                    "Interrupted while " + requests.size()
                            + " adds were carried out; those that had begun were finished",
                    interrupted);
        } catch (ExecutionException defect) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "A batch of adds broke off", defect);
        }
    }

    private static Callable<Map<Integer, AddAnswer>> inOrder(
            Memories memories, List<AddRequest> requests, List<Integer> places, Semaphore room) {
        return () -> {
            room.acquire();
            try {
                Map<Integer, AddAnswer> answers = new LinkedHashMap<>();
                for (int place : places) {
                    answers.put(place, add(memories, requests.get(place)));
                }
                return answers;
            } finally {
                room.release();
            }
        };
    }

    private static AddAnswer add(Memories memories, AddRequest request) {
        try {
            return new AddAnswer.Added(memories.add(request));
        } catch (KeepsakeException failure) {
            return new AddAnswer.Failed(failure);
        } catch (RuntimeException defect) {
            // A defect met by one request must not take the answers of the others with it.
            return new AddAnswer.Failed(
                    new KeepsakeException(ErrorCategory.INTERNAL, "An add of a batch met a defect", defect));
        }
    }
}
