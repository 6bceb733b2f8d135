package dev.keepsake.store.embedded;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Instants as 12 bytes that keep every nanosecond and sort, byte by byte, as the Instants do. */
final class Moments {

    private static final int BYTES = Long.BYTES + Integer.BYTES;

    private Moments() {}

    static byte[] bytes(Instant moment) {
        return ByteBuffer.allocate(BYTES)
                .putLong(moment.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(moment.getNano())
                .array();
    }

    static Instant read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Instant.ofEpochSecond(buffer.getLong() ^ Long.MIN_VALUE, buffer.getInt());
    }
}
