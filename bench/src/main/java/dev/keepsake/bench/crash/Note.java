package dev.keepsake.bench.crash;

import java.util.List;

/**
 * One write: some messages of a user that have to be kept all together and exactly once.
 *
 * @param key its idempotency key, unique
 * @param user whose they are
 * @param texts what they say; no text occurs twice in a run
 */
record Note(String key, String user, List<String> texts) {

    Note {
        texts = List.copyOf(texts);
    }
}
