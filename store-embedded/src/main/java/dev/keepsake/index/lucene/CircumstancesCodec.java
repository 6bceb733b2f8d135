package dev.keepsake.index.lucene;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * An entry's key and {@link Circumstances} as bytes and back, without loss. Read for hundreds of candidates of every signal,
 * hence binary ids instead of texts, and what is asked of all selected entries (when, from which turns) at the front.
 */
final class CircumstancesCodec {

    private static final int MEMORY = 0;
    private static final int TURN = 1;

    /** In place of a number of origins: the entry is a turn, and comes from itself. */
    private static final int ITSELF = 0;

    private CircumstancesCodec() {}

    static BytesRef encode(IndexEntry entry) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        Circumstances circumstances = entry.circumstances();
        try {
            switch (entry.key()) {
                case EntryKey.OfMemory(MemoryId id) -> {
                    out.writeByte((byte) MEMORY);
                    writeUuid(out, id.value());
                }
                case EntryKey.OfTurn(TurnId id) -> {
                    out.writeByte((byte) TURN);
                    writeTurn(out, id);
                }
            }
            writeInstant(out, circumstances.at());
            writeOrigins(out, entry.key(), circumstances.origins());
            writeTimes(out, circumstances.times());
            TextCodec.write(out, circumstances.role().name());
            TextCodec.write(out, circumstances.state().name());
            out.writeLong(Double.doubleToRawLongBits(circumstances.substance()));
            String actor = circumstances.actor();
            out.writeByte((byte) (actor == null ? 0 : 1));
            if (actor != null) {
                TextCodec.write(out, actor);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail, but did", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    static Candidate candidate(BytesRef bytes, double score) throws IOException {
        ByteArrayDataInput in = input(bytes);
        EntryKey key = readKey(in);
        Instant at = readInstant(in);
        List<TurnId> origins = readOrigins(in, key);
        List<TimeMention> times = readTimes(in);
        Role role = Role.valueOf(TextCodec.read(in));
        MemoryState state = MemoryState.valueOf(TextCodec.read(in));
        double substance = Double.longBitsToDouble(in.readLong());
        String actor = in.readByte() == 0 ? null : TextCodec.read(in);
        return new Candidate(key, score, new Circumstances(origins, at, role, actor, state, times, substance));
    }

    /** Whether the entry came from one of these turns. */
    static boolean cameFrom(BytesRef bytes, Set<TurnId> turns) throws IOException {
        ByteArrayDataInput in = input(bytes);
        EntryKey key = readKey(in);
        skipInstant(in);
        for (TurnId origin : readOrigins(in, key)) {
            if (turns.contains(origin)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the entry was said in this stretch of time or names a time that overlaps it. */
    static boolean isOf(BytesRef bytes, Instant from, Instant to) throws IOException {
        ByteArrayDataInput in = input(bytes);
        EntryKey key = readKey(in);
        Instant at = readInstant(in);
        if (!at.isBefore(from) && at.isBefore(to)) {
            return true;
        }
        readOrigins(in, key);
        for (TimeMention time : readTimes(in)) {
            if (time.overlaps(from, to)) {
                return true;
            }
        }
        return false;
    }

    /** A turn as a term. */
    static BytesRef term(TurnId turn) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            writeTurn(out, turn);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail, but did", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static ByteArrayDataInput input(BytesRef bytes) {
        return new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    }

    private static EntryKey readKey(ByteArrayDataInput in) throws IOException {
        return in.readByte() == MEMORY
                ? new EntryKey.OfMemory(new MemoryId(readUuid(in)))
                : new EntryKey.OfTurn(readTurn(in));
    }

    private static void writeOrigins(ByteBuffersDataOutput out, EntryKey key, List<TurnId> origins) throws IOException {
        if (key instanceof EntryKey.OfTurn(TurnId id) && origins.equals(List.of(id))) {
            out.writeVInt(ITSELF);
            return;
        }
        out.writeVInt(origins.size() + 1);
        for (TurnId origin : origins) {
            writeTurn(out, origin);
        }
    }

    private static List<TurnId> readOrigins(ByteArrayDataInput in, EntryKey key) throws IOException {
        int number = in.readVInt();
        if (number == ITSELF) {
            return key instanceof EntryKey.OfTurn(TurnId id) ? List.of(id) : List.of();
        }
        List<TurnId> origins = new ArrayList<>(number - 1);
        for (int i = 1; i < number; i++) {
            origins.add(readTurn(in));
        }
        return origins;
    }

    private static void writeTimes(ByteBuffersDataOutput out, List<TimeMention> times) throws IOException {
        out.writeVInt(times.size());
        for (TimeMention time : times) {
            writeInstant(out, time.from());
            writeInstant(out, time.to());
            TextCodec.write(out, time.precision().name());
            out.writeVInt(time.span().start());
            out.writeVInt(time.span().end());
        }
    }

    private static List<TimeMention> readTimes(ByteArrayDataInput in) throws IOException {
        int number = in.readVInt();
        if (number == 0) {
            return List.of();
        }
        List<TimeMention> times = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            times.add(new TimeMention(
                    readInstant(in),
                    readInstant(in),
                    Precision.valueOf(TextCodec.read(in)),
                    new Span(in.readVInt(), in.readVInt())));
        }
        return times;
    }

    private static void writeTurn(ByteBuffersDataOutput out, TurnId turn) throws IOException {
        writeUuid(out, turn.episode().value());
        out.writeVInt(turn.ordinal());
    }

    private static TurnId readTurn(ByteArrayDataInput in) throws IOException {
        return new TurnId(new EpisodeId(readUuid(in)), in.readVInt());
    }

    private static void writeUuid(ByteBuffersDataOutput out, UUID id) {
        out.writeLong(Long.reverseBytes(id.getMostSignificantBits()));
        out.writeLong(Long.reverseBytes(id.getLeastSignificantBits()));
    }

    private static UUID readUuid(ByteArrayDataInput in) {
        return new UUID(Long.reverseBytes(in.readLong()), Long.reverseBytes(in.readLong()));
    }

    private static void writeInstant(ByteBuffersDataOutput out, Instant moment) throws IOException {
        out.writeZLong(moment.getEpochSecond());
        out.writeVInt(moment.getNano());
    }

    private static Instant readInstant(ByteArrayDataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readZLong(), in.readVInt());
    }

    private static void skipInstant(ByteArrayDataInput in) throws IOException {
        in.readZLong();
        in.readVInt();
    }
}
