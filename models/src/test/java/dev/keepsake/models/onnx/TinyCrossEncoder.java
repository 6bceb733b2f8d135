package dev.keepsake.models.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A cross-encoder of a few hundred bytes, written out as the protocol buffers of ONNX, because no trained one comes in a jar:
 * its logit is the number of pairs of equal tokens, one in the question and one in the passage, less 4. It shows that files are
 * loaded, tokenised and computed by the real libraries; it shows nothing about quality. The tokenizer is that of e5.
 *
 * <p>Numbers of fields are those of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
final class TinyCrossEncoder {

    static final double BIAS = 4;

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final Bytes graph = new Bytes();
    private final float[] perClass;
    private final int rank;

    private TinyCrossEncoder(float[] perClass, int rank) {
        this.perClass = perClass;
        this.rank = rank;
    }

    /**
     * Writes both files.
     *
     * @param rank of the output's shape: 2 for {@code [1, classes]}, 3 for {@code [1, 1, classes]}
     * @param perClass what the logit is multiplied by for each number of the output
     */
    static Path write(Path folder, int rank, float... perClass) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.onnx"), new TinyCrossEncoder(perClass, rank).model("token_type_ids"));
        return withTokenizer(folder);
    }

    /** As {@link #write}, but the model asks for an input that no tokenizer makes. */
    static Path writeWithAnInputOfItsOwn(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.onnx"), new TinyCrossEncoder(new float[] {1}, 2).model("pixel_values"));
        return withTokenizer(folder);
    }

    static Path withTokenizer(Path folder) throws IOException {
        String file = OnnxModel.E5_SMALL_V2.tokenizerFile();
        try (InputStream tokenizer = TinyCrossEncoder.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(Objects.requireNonNull(tokenizer, file), folder.resolve("tokenizer.json"));
        }
        return folder;
    }

    private byte[] model(String types) {
        input("input_ids");
        input("attention_mask");
        input(types);
        constant("first", 1);
        constant("second", 2);
        constant("both", 1, 2);
        shape();
        node("Unsqueeze", "rows", "input_ids", "second");
        node("Unsqueeze", "columns", "input_ids", "first");
        node("Equal", "equal", "rows", "columns");
        cast("same", "equal");
        cast("type", types);
        cast("mask", "attention_mask");
        node("Mul", "passage", "type", "mask");
        node("Sub", "question", "mask", "passage");
        node("Unsqueeze", "question_rows", "question", "second");
        node("Unsqueeze", "passage_columns", "passage", "first");
        node("Mul", "asked", "same", "question_rows");
        node("Mul", "pairs", "asked", "passage_columns");
        node("ReduceSum", "count", "pairs", "both");
        node("Reshape", "shaped", "count", "shape");
        node("Sub", "logit", "shaped", "bias");
        node("Mul", "logits", "logit", "per_class");
        graph.message(12, named(1, "logits").message(2, tensorType(FLOAT)));
        graph.text(2, "tiny");
        return new Bytes()
                .number(1, 7)
                .message(7, graph)
                .message(8, new Bytes().text(1, "").number(2, 13))
                .toByteArray();
    }

    private void input(String name) {
        graph.message(11, named(1, name).message(2, tensorType(INT64)));
    }

    private static Bytes tensorType(int elements) {
        return new Bytes().message(1, new Bytes().number(1, elements));
    }

    private void node(String operation, String output, String... inputs) {
        graph.message(1, nodeOf(operation, output, inputs));
    }

    private void cast(String output, String input) {
        Bytes to = named(1, "to").number(3, FLOAT).number(20, 2);
        graph.message(1, nodeOf("Cast", output, input).message(5, to));
    }

    private static Bytes nodeOf(String operation, String output, String... inputs) {
        Bytes node = new Bytes();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operation);
    }

    private void constant(String name, long... values) {
        Bytes tensor = new Bytes().number(1, values.length).number(2, INT64);
        for (long value : values) {
            tensor.number(7, value);
        }
        graph.message(5, tensor.text(8, name));
    }

    private void shape() {
        constant("shape", rank == 2 ? new long[] {1, 1} : new long[] {1, 1, 1});
        graph.message(5, floats((float) BIAS).number(1, 1).text(8, "bias"));
        graph.message(5, floats(perClass).number(1, perClass.length).text(8, "per_class"));
    }

    private static Bytes floats(float... values) {
        Bytes tensor = new Bytes().number(2, FLOAT);
        for (float value : values) {
            tensor.fixed(4, value);
        }
        return tensor;
    }

    private static Bytes named(int field, String name) {
        return new Bytes().text(field, name);
    }

    /** Writes fields of a protocol buffer. */
    private static final class Bytes {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Bytes fixed(int field, float value) {
            varint(((long) field << 3) | 5);
            int bits = Float.floatToIntBits(value);
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                bytes.write(bits >>> shift);
            }
            return this;
        }

        Bytes text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Bytes message(int field, Bytes value) {
            return bytes(field, value.toByteArray());
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        private Bytes bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 127) {
                bytes.write((int) ((rest & 127) | 128));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }
}
