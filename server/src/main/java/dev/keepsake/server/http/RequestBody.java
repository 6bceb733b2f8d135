package dev.keepsake.server.http;

import io.helidon.http.media.ReadableEntity;
import java.io.IOException;
import java.io.InputStream;

/** The body of one request: read once, up to a limit, or thrown away. */
final class RequestBody {

    /**
     * How much of a body that nobody will look at is read and thrown away, so that the caller, who is still sending, gets
     * to read the answer instead of a broken connection.
     */
    private static final long DRAINED = 64L * 1024 * 1024;

    private static final byte[] NONE = new byte[0];

    private final ReadableEntity entity;
    private final int limit;
    private boolean begun;
    private boolean broken;

    RequestBody(ReadableEntity entity, int limit) {
        this.entity = entity;
        this.limit = limit;
    }

    byte[] read() {
        return entity.hasEntity() ? fromNetwork(this::limited) : NONE;
    }

    /** Reads what is left of it. */
    void discard() {
        if (entity.hasEntity() && !begun) {
            fromNetwork(in -> {
                drain(in);
                return NONE;
            });
        }
    }

    /** Whether its end was never found, so that nothing after it can be trusted. */
    boolean isBroken() {
        return broken;
    }

    private byte[] limited(InputStream in) throws IOException {
        byte[] body = in.readNBytes(limit + 1);
        if (body.length > limit) {
            drain(in);
        }
        return body;
    }

    private byte[] fromNetwork(Reading reading) {
        begun = true;
        byte[] body;
        try {
            // Not closed: closing reads on, and what is left of a broken body is nobody's.
            body = reading.of(entity.inputStream());
        } catch (IOException | RuntimeException unreadable) {
            broken = true;
            // The web server throws whatever its parser tripped over, and quotes it.
            throw Refusal.bodyBroken();
        }
        if (body.length > limit) {
            throw Refusal.bodyTooLarge(limit);
        }
        return body;
    }

    private void drain(InputStream in) throws IOException {
        byte[] waste = new byte[64 * 1024];
        long left = DRAINED;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(waste);
            left -= Math.max(read, 0);
        }
        broken = read >= 0;
    }

    @FunctionalInterface
    private interface Reading {
        byte[] of(InputStream in) throws IOException;
    }
}
