package dev.keepsake.server.keys;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.IdSource;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes keys: {@code m0sk_} and 43 url-safe characters, which are 256 random bits. */
public final class ApiKeys {

    private static final String MARK = "m0sk_";
    private static final int RANDOM_BYTES = 32;
    private static final int PREFIX_LENGTH = 12;

    private final RandomGenerator random;
    private final IdSource ids;
    private final InstantSource clock;

    /**
     * A maker of keys.
     *
     * @param random must be a {@link java.security.SecureRandom} outside tests: whoever can guess it, gets in
     * @param ids where the ids of keys come from
     * @param clock when keys are made
     */
    public ApiKeys(RandomGenerator random, IdSource ids, InstantSource clock) {
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new key for {@code project}. It opens nothing until its {@link Minted#stored()} part is in the store.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} for {@link ProjectId#CANARY}, which no key opens
     */
    public Minted mint(ProjectId project, String label) {
        requireOpen(project);
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        String key = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String prefix = key.substring(0, PREFIX_LENGTH);
        return new Minted(key, new ApiKey(ids.next(), project, label, prefix, digest(key), clock.instant(), null));
    }

    /**
     * What to keep of a key that somebody made by other means.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} for {@link ProjectId#CANARY}, which no key opens
     */
    public ApiKey adopt(String key, ProjectId project, String label) {
        requireOpen(project);
        // Lists show the prefix; of a short key it must leave enough to guess.
        String prefix = key.substring(0, Math.min(PREFIX_LENGTH, key.length() / 2));
        return new ApiKey(ids.next(), project, label, prefix, digest(key), clock.instant(), null);
    }

    private static void requireOpen(ProjectId project) {
        if (project.equals(ProjectId.CANARY)) {
            throw KeepsakeException.invalid("The project '" + project + "' is the server's own, and no key opens it");
        }
    }

    /** SHA-256 of {@code key} in lower-case hex. A key has 256 random bits, so a slow digest would protect nothing more. */
    public static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /**
     * A new key.
     *
     * @param key what the caller sends; show it once and forget it
     * @param stored what to keep
     */
    public record Minted(String key, ApiKey stored) {

        @Override
        public String toString() {
            return "Minted[" + stored.prefix() + "...]";
        }
    }
}
