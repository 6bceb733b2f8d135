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
            running.add(hands.submit(() -> write(client, number, number == 0 && count > 1, own)));
        }
    }

    /** The first hand has facts made of what it sends, when there are others that do not. */
    private void write(WireClient client, int hand, boolean learns, SplittableRandom random) {
        // Ten rounds share a user, so that a scope is written to before and after kills and yet can be listed quickly.
        String user = "writer-" + hand + "-" + round / 10;
        for (int number = 0; ; number++) {
            String key = "note-" + round + "-" + hand + "-" + number;
            List<String> texts = new ArrayList<>();
            int messages = 1 + random.nextInt(MOST_MESSAGES);
            for (int i = 0; i < messages; i++) {
                String some = WORDS.get(random.nextInt(WORDS.size())) + " and "
                        + WORDS.get(random.nextInt(WORDS.size())) + " in " + key + " part " + i;
                texts.add(learns ? "I saw a " + some + " yesterday." : some);
            }
            Note note = new Note(key, user, texts, learns);
            ledger.sending(note);
            try {
                send(client, note);
            } catch (IOException killed) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send(WireClient client, Note note) throws IOException, InterruptedException {
        if (note.learned()) {
            ledger.promised(note, client.begin(note));
        } else {
            ledger.acknowledged(note, client.add(note));
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
