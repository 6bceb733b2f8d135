package dev.keepsake.bench.crash;

import java.util.List;

/**
 * One write: some messages of a user that have to be kept all together and exactly once.
 *
 * @param key its idempotency key, unique
 * @param user whose they are
 * @param texts what they say; no text occurs twice in a run
 * @param learned whether facts are to be made of it, in the background, rather than keeping it as it is
 */
record Note(String key, String user, List<String> texts, boolean learned) {

    Note {
        texts = List.copyOf(texts);
    }

    /** Messages that are kept as they are. */
    Note(String key, String user, List<String> texts) {
        this(key, user, texts, false);
    }
}
