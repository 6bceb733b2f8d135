package dev.keepsake.server.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The fields of a protobuf message that have a length, by their numbers; enough to read a span's names and ids. */
record ProtobufMessage(Map<Integer, List<byte[]>> fields) {

    static ProtobufMessage of(byte[] bytes) {
        Map<Integer, List<byte[]>> fields = new HashMap<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            long tag = varint(rest);
            switch ((int) (tag & 7)) {
                case 0 -> varint(rest);
                case 1 -> rest.position(rest.position() + Long.BYTES);
                case 2 -> {
                    byte[] value = new byte[(int) varint(rest)];
                    rest.get(value);
                    fields.computeIfAbsent((int) (tag >> 3), key -> new ArrayList<>())
                            .add(value);
                }
                case 5 -> rest.position(rest.position() + Integer.BYTES);
                default -> throw new IllegalArgumentException("No such wire type: " + (tag & 7));
            }
        }
        return new ProtobufMessage(fields);
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    List<ProtobufMessage> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(ProtobufMessage::of)
                .toList();
    }

    String text(int field) {
        return new String(only(field), StandardCharsets.UTF_8);
    }

    String hex(int field) {
        return HexFormat.of().formatHex(only(field));
    }

    private byte[] only(int field) {
        List<byte[]> values = fields.getOrDefault(field, List.of());
        return values.isEmpty() ? new byte[0] : values.getFirst();
    }
}
