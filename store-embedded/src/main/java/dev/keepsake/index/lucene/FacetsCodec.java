package dev.keepsake.index.lucene;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.filter.Facets;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * {@link Facets} as bytes and back, without loss. JSON would be readable, but it has no instants, and filters that cannot
 * be pushed down read this once per candidate.
 */
final class FacetsCodec {

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int YES = 2;
    private static final int NO = 3;
    private static final int TIME = 4;
    private static final int NOTHING = 5;
    private static final int ITEMS = 6;
    private static final int FIELDS = 7;

    private FacetsCodec() {}

    static BytesRef encode(Facets facets) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            TextCodec.write(out, facets.id());
            for (ScopeField field : ScopeField.values()) {
                writeOptional(out, facets.scope().id(field));
            }
            TextCodec.write(out, facets.text());
            writeOptional(out, facets.actor());
            writeFields(out, facets.attributes().values());
            TextCodec.write(out, facets.state().name());
            writeInstant(out, facets.createdAt());
            writeInstant(out, facets.updatedAt());
            LocalDate expiresOn = facets.expiresOn();
            out.writeByte((byte) (expiresOn == null ? 0 : 1));
            if (expiresOn != null) {
                out.writeZLong(expiresOn.toEpochDay());
            }
            writeInstant(out, facets.validity().from());
            writeInstant(out, facets.validity().to());
            out.writeVInt(facets.categories().size());
            for (String category : facets.categories()) {
                TextCodec.write(out, category);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail, but did", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    static Facets decode(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        String id = TextCodec.read(in);
        Scope scope = Scope.ANY;
        for (ScopeField field : ScopeField.values()) {
            scope = scope.with(field, readOptional(in));
        }
        return new Facets(
                id,
                scope,
                TextCodec.read(in),
                readOptional(in),
                new Attributes(readFields(in)),
                MemoryState.valueOf(TextCodec.read(in)),
                readInstant(in),
                readInstant(in),
                in.readByte() == 0 ? null : LocalDate.ofEpochDay(in.readZLong()),
                new Validity(readInstant(in), readInstant(in)),
                readTexts(in));
    }

    private static List<String> readTexts(ByteArrayDataInput in) throws IOException {
        int size = in.readVInt();
        if (size == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(TextCodec.read(in));
        }
        return texts;
    }

    private static void writeValue(ByteBuffersDataOutput out, AttributeValue value) throws IOException {
        switch (value) {
            case AttributeValue.Text(String text) -> {
                out.writeVInt(TEXT);
                TextCodec.write(out, text);
            }
            case AttributeValue.Number(BigDecimal number) -> {
                out.writeVInt(NUMBER);
                byte[] digits = number.unscaledValue().toByteArray();
                out.writeZInt(number.scale());
                out.writeVInt(digits.length);
                out.writeBytes(digits, digits.length);
            }
            case AttributeValue.Flag(boolean flag) -> out.writeVInt(flag ? YES : NO);
            case AttributeValue.Time(Instant moment) -> {
                out.writeVInt(TIME);
                writeInstant(out, moment);
            }
            case AttributeValue.Nothing() -> out.writeVInt(NOTHING);
            case AttributeValue.Items(List<AttributeValue> values) -> {
                out.writeVInt(ITEMS);
                out.writeVInt(values.size());
                for (AttributeValue element : values) {
                    writeValue(out, element);
                }
            }
            case AttributeValue.Fields(Map<String, AttributeValue> values) -> {
                out.writeVInt(FIELDS);
                writeFields(out, values);
            }
        }
    }

    private static AttributeValue readValue(ByteArrayDataInput in) throws IOException {
        int tag = in.readVInt();
        return switch (tag) {
            case TEXT -> new AttributeValue.Text(TextCodec.read(in));
            case NUMBER -> {
                int scale = in.readZInt();
                byte[] digits = new byte[in.readVInt()];
                in.readBytes(digits, 0, digits.length);
                yield new AttributeValue.Number(new BigDecimal(new BigInteger(digits), scale));
            }
            case YES -> new AttributeValue.Flag(true);
            case NO -> new AttributeValue.Flag(false);
            case TIME -> new AttributeValue.Time(readInstant(in));
            case NOTHING -> new AttributeValue.Nothing();
            case ITEMS -> {
                int size = in.readVInt();
                List<AttributeValue> values = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    values.add(readValue(in));
                }
                yield new AttributeValue.Items(values);
            }
            case FIELDS -> new AttributeValue.Fields(readFields(in));
            default -> throw new IOException("An attribute value starts with a tag from 0 to 7; got " + tag);
        };
    }

    private static void writeFields(ByteBuffersDataOutput out, Map<String, AttributeValue> fields) throws IOException {
        out.writeVInt(fields.size());
        for (Map.Entry<String, AttributeValue> field : fields.entrySet()) {
            TextCodec.write(out, field.getKey());
            writeValue(out, field.getValue());
        }
    }

    private static Map<String, AttributeValue> readFields(ByteArrayDataInput in) throws IOException {
        int size = in.readVInt();
        if (size == 0) {
            return Map.of();
        }
        Map<String, AttributeValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            fields.put(TextCodec.read(in), readValue(in));
        }
        return fields;
    }

    private static void writeInstant(ByteBuffersDataOutput out, Instant moment) throws IOException {
        out.writeZLong(moment.getEpochSecond());
        out.writeVInt(moment.getNano());
    }

    private static Instant readInstant(ByteArrayDataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readZLong(), in.readVInt());
    }

    private static void writeOptional(ByteBuffersDataOutput out, @Nullable String text) throws IOException {
        out.writeByte((byte) (text == null ? 0 : 1));
        if (text != null) {
            TextCodec.write(out, text);
        }
    }

    private static @Nullable String readOptional(ByteArrayDataInput in) throws IOException {
        return in.readByte() == 0 ? null : TextCodec.read(in);
    }
}
