package dev.keepsake.index.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * Text as bytes and back, without loss even where it is not valid Unicode (half a surrogate pair does not survive UTF-8).
 * One byte per character where all fit, else two: the two forms in which Java itself keeps strings, hence quick to read.
 */
final class TextCodec {

    private TextCodec() {}

    static void write(ByteBuffersDataOutput out, String text) throws IOException {
        boolean narrow = text.chars().allMatch(unit -> unit <= 0xFF);
        byte[] bytes = narrow ? text.getBytes(StandardCharsets.ISO_8859_1) : wide(text);
        out.writeVInt(text.length() << 1 | (narrow ? 0 : 1));
        out.writeBytes(bytes, bytes.length);
    }

    static String read(ByteArrayDataInput in) throws IOException {
        int header = in.readVInt();
        int length = header >>> 1;
        if ((header & 1) == 0) {
            byte[] bytes = new byte[length];
            in.readBytes(bytes, 0, length);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        byte[] bytes = new byte[length * Character.BYTES];
        in.readBytes(bytes, 0, bytes.length);
        return ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }

    private static byte[] wide(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
        units.asCharBuffer().put(text);
        return units.array();
    }
}
