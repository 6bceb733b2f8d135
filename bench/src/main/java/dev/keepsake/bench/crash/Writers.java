package dev.keepsake.bench.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes without a pause, with several hands, until the server is gone. */
final class Writers implements AutoCloseable {

    private static final List<String> WORDS = List.of(
            "violin", "harbour", "ramen", "nurse", "Lisbon", "canoe", "garden", "chess", "winter", "bakery", "tram",
            "novel");
    private static final int MOST_MESSAGES = 3;

    private final Ledger ledger;
    private final int round;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    Writers(Ledger ledger, int round) {
        this.ledger = ledger;
        this.round = round;
    }

    void start(WireClient client, int count, SplittableRandom random) {
        for (int hand = 0; hand < count; hand++) {
            int number = hand;
            SplittableRandom own = random.split();
            running.add(hands.submit(() -> write(client, number, own)));
        }
    }

    private void write(WireClient client, int hand, SplittableRandom random) {
        // Ten rounds share a user, so that a scope is written to before and after kills and yet can be listed quickly.
        String user = "writer-" + hand + "-" + round / 10;
        for (int number = 0; ; number++) {
            String key = "note-" + round + "-" + hand + "-" + number;
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(MOST_MESSAGES); i++) {
                texts.add(WORDS.get(random.nextInt(WORDS.size())) + " and " + WORDS.get(random.nextInt(WORDS.size()))
                        + " in " + key + " part " + i);
            }
            Note note = new Note(key, user, texts);
            ledger.sending(note);
            try {
                ledger.acknowledged(note, client.add(note));
            } catch (IOException killed) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Waits until every hand has noticed that the server is gone; anything else that went wrong is thrown. */
    @Override
    public void close() {
        hands.close();
        for (Future<?> hand : running) {
            try {
                hand.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A writer failed for another reason than the kill", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for the writers", e);
            }
        }
    }
}
