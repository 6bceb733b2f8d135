package dev.keepsake.bench.outage;

import dev.keepsake.Keepsake;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.UsageRequest;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has become of what was promised.
 *
 * @param promised adds that were acknowledged
 * @param lost of these, the ones nobody knows of any more
 * @param unfinished of these, the ones that are not done
 * @param withoutFacts of these, the ones that are done and whose fact is missing, whatever is said of it
 * @param doubled facts that are there more than once
 * @param used what models took, by their answers
 * @param billed what models took, by the usage of the projects
 */
record Settlement(int promised, int lost, int unfinished, int withoutFacts, int doubled, long used, long billed) {

    private static final Pattern NOTE = Pattern.compile("note (\\d+) ");

    static Settlement of(Keepsake keepsake, List<Ledger.Promise> promises) {
        Map<Integer, Integer> facts = facts(keepsake, promises);
        int lost = 0;
        int unfinished = 0;
        int withoutFacts = 0;
        int doubled = 0;
        long used = 0;
        for (Ledger.Promise promise : promises) {
            Optional<Operation> operation =
                    keepsake.project(promise.project()).operation(new OperationRequest(promise.operation()));
            int there = facts.getOrDefault(promise.note(), 0);
            boolean done = operation.isPresent() && operation.get().state() == Operation.State.SUCCEEDED;
            lost += operation.isEmpty() ? 1 : 0;
            unfinished += operation.isPresent() && !done ? 1 : 0;
            withoutFacts += done && there == 0 ? 1 : 0;
            doubled += there > 1 ? 1 : 0;
            used += operation.map(Settlement::tokens).orElse(0L);
        }
        return new Settlement(promises.size(), lost, unfinished, withoutFacts, doubled, used, billed(keepsake));
    }

    private static long tokens(Operation operation) {
        return tokens(operation.outcome().used());
    }

    private static long tokens(List<ModelUse> uses) {
        return uses.stream()
                .mapToLong(use -> use.inputTokens() + use.outputTokens())
                .sum();
    }

    private static long billed(Keepsake keepsake) {
        return Load.PROJECTS.stream()
                .mapToLong(project -> tokens(keepsake.upkeep(project)
                        .usage(new UsageRequest(Instant.EPOCH, Instant.now().plusSeconds(1)))
                        .uses()))
                .sum();
    }

    /** How often each note is remembered. */
    private static Map<Integer, Integer> facts(Keepsake keepsake, List<Ledger.Promise> promises) {
        Map<Integer, Integer> facts = new HashMap<>();
        for (ProjectId project : Load.PROJECTS) {
            for (Scope scope : promises.stream()
                    .filter(promise -> promise.project().equals(project))
                    .map(Ledger.Promise::scope)
                    .distinct()
                    .toList()) {
                keepsake
                        .project(project)
                        .list(new ListRequest(Reach.of(scope), PageRequest.first(1_000_000)))
                        .items()
                        .stream()
                        .map(Memory::text)
                        .map(NOTE::matcher)
                        .filter(Matcher::find)
                        .forEach(note -> facts.merge(Integer.parseInt(note.group(1)), 1, Integer::sum));
            }
        }
        return facts;
    }

    boolean isInOrder() {
        return promised > 0 && lost == 0 && unfinished == 0 && withoutFacts == 0 && doubled == 0 && used == billed;
    }
}
