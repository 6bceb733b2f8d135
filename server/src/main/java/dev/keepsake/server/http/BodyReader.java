package dev.keepsake.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies up to a limit. */
final class BodyReader {

    /**
     * How much of a body that is too large is read and thrown away, so that the caller, who is still sending, gets to
     * read the answer instead of a broken connection.
     */
    private static final long DRAINED = 64L * 1024 * 1024;

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    byte[] read(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                drain(in);
                throw Refusal.bodyTooLarge(limit);
            }
            return body;
        } catch (IOException broken) {
            throw Refusal.bodyBroken();
        }
    }

    /** Reads what nobody will look at, when the answer is already known. */
    void discard(ServerRequest request) {
        if (request.content().hasEntity() && !request.content().consumed()) {
            try (InputStream in = request.content().inputStream()) {
                drain(in);
            } catch (IOException broken) {
                throw Refusal.bodyBroken();
            }
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] waste = new byte[64 * 1024];
        long left = DRAINED;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(waste);
            left -= Math.max(read, 0);
        }
    }
}
