package dev.keepsake.bench.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** Compares what a server has with what it acknowledged. Every finding is a sentence. */
final class Check {

    private static final int AT_ONCE = 8;

    private final WireClient client;
    private final Ledger ledger;

    Check(WireClient client, Ledger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /**
     * Whether a user's memories are exactly those acknowledged, by list.
     *
     * @param closer of which texts the memories are also looked at one by one: by get, history and search
     */
    List<String> user(String user, Predicate<String> closer) throws IOException, InterruptedException {
        Map<String, String> expected = ledger.of(user);
        Map<String, String> listed = client.list(user);
        List<String> findings = new ArrayList<>();
        expected.forEach((text, id) -> {
            if (!text.equals(listed.get(id))) {
                findings.add("lost: " + id + " of " + user + " is acknowledged and not listed with its text");
            }
        });
        listed.forEach((id, text) -> {
            if (!id.equals(expected.get(text))) {
                findings.add("extra: " + id + " of " + user + " is listed and not what was acknowledged");
            }
        });
        Map<String, String> looked = new HashMap<>(expected);
        looked.keySet().removeIf(closer.negate());
        findings.addAll(oneByOne(user, looked));
        return findings;
    }

    private List<String> oneByOne(String user, Map<String, String> expected) throws InterruptedException {
        List<Future<List<String>>> answers = new ArrayList<>();
        Semaphore atOnce = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            expected.forEach((text, id) -> answers.add(threads.submit(() -> {
                atOnce.acquire();
                try {
                    return memory(user, text, id);
                } finally {
                    atOnce.release();
                }
            })));
        }
        List<String> findings = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            try {
                findings.addAll(answer.get());
            } catch (ExecutionException e) {
                findings.add("lost: " + e.getCause());
            }
        }
        return findings;
    }

    private List<String> memory(String user, String text, String id) throws IOException, InterruptedException {
        List<String> findings = new ArrayList<>();
        if (!client.get(id).equals(text)) {
            findings.add("lost: get of " + id + " gives another text");
        }
        if (!client.history(id).equals(List.of(text))) {
            findings.add("lost: the history of " + id + " is not one addition of its text");
        }
        List<String> found = client.search(user, text);
        long times = found.stream().filter(id::equals).count();
        if (times != 1) {
            findings.add((times == 0 ? "lost: " : "extra: ") + "a search for its own words finds " + id + " " + times
                    + " times");
        }
        return findings;
    }
}
