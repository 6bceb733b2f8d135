package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttributeJsonTest {

    @Property(tries = 500)
    void attributesComeBackExactlyAndInOrder(@ForAll("attributes") Attributes attributes) {
        Attributes read = AttributeJson.read(AttributeJson.write(attributes));

        assertThat(read).isEqualTo(attributes);
        assertThat(new ArrayList<>(read.values().keySet()))
                .isEqualTo(new ArrayList<>(attributes.values().keySet()));
    }

    @Property(tries = 300)
    void theJsonIsAscii(@ForAll("attributes") Attributes attributes) {
        assertThat(AttributeJson.write(attributes).chars()).allMatch(unit -> unit >= ' ' && unit < 0x7f);
    }

    @Example
    void aFieldCalledLikeATimeIsNotOne() {
        Attributes attributes = Attributes.NONE
                .with("$time", new AttributeValue.Text("2026-01-01T00:00:00Z"))
                .with(
                        "nested",
                        new AttributeValue.Fields(Map.of("$time", new AttributeValue.Text("2026-01-01T00:00:00Z"))))
                .with("twice", new AttributeValue.Fields(Map.of("$$time", AttributeValue.Number.of(1))))
                .with("real", new AttributeValue.Time(Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(AttributeJson.read(AttributeJson.write(attributes))).isEqualTo(attributes);
    }

    @Example
    void plainAttributesAreThePlainJson() {
        Attributes attributes = Attributes.of("mood", "calm").with("n", AttributeValue.Number.of(7));

        assertThat(AttributeJson.write(attributes)).isEqualTo("{\"mood\":\"calm\",\"n\":7}");
    }

    @Example
    void whatIsNestedTooDeepIsRefusedWhenItIsWritten() {
        assertThat(AttributeJson.read(AttributeJson.write(nested(499)))).isEqualTo(nested(499));
        assertThatThrownBy(() -> AttributeJson.write(nested(501)))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("500");
    }

    @Example
    void aKeyThatCouldNotBeReadAgainIsRefused() {
        assertThatThrownBy(() -> AttributeJson.write(Attributes.of("half \ud83d", "text")))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("surrogate");
    }

    private static Attributes nested(int depth) {
        AttributeValue value = new AttributeValue.Time(Instant.EPOCH);
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0
                    ? new AttributeValue.Items(List.of(value))
                    : new AttributeValue.Fields(Map.of("$", value));
        }
        return Attributes.NONE.with("deep", value);
    }

    @Provide
    Arbitrary<Attributes> attributes() {
        return fields(values(3)).map(Attributes::new);
    }

    private static Arbitrary<AttributeValue> values(int depth) {
        Arbitrary<AttributeValue> simple = Arbitraries.oneOf(
                strings().map(AttributeValue.Text::new),
                numbers().map(AttributeValue.Number::new),
                Arbitraries.of(true, false).map(AttributeValue.Flag::new),
                moments().map(AttributeValue.Time::new),
                Arbitraries.just(new AttributeValue.Nothing()));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<AttributeValue> inner = values(depth - 1);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, simple),
                net.jqwik.api.Tuple.of(1, inner.list().ofMaxSize(4).map(AttributeValue.Items::new)),
                net.jqwik.api.Tuple.of(1, fields(inner).map(AttributeValue.Fields::new)));
    }

    private static Arbitrary<Map<String, AttributeValue>> fields(Arbitrary<AttributeValue> values) {
        return Combinators.combine(strings().filter(Texts::isWellFormed), values)
                .as(Map::entry)
                .list()
                .ofMaxSize(5)
                .map(entries -> {
                    Map<String, AttributeValue> ordered = new LinkedHashMap<>();
                    entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
                    return ordered;
                });
    }

    /** Any Java strings: halves of surrogate pairs, zeroes, and dollar signs more often than by chance. */
    private static Arbitrary<String> strings() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                        .ofMaxLength(12),
                Arbitraries.strings()
                        .withChars('$', 't', '"', '\\', '\u0000', '\ud83d', '\ude00')
                        .ofMaxLength(6),
                Arbitraries.of("", "$time", "$$time", "$", "time"));
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals().ofScale(30),
                Arbitraries.doubles().map(BigDecimal::valueOf),
                Combinators.combine(
                                Arbitraries.bigIntegers(),
                                Arbitraries.integers().between(-900, 900))
                        .as(BigDecimal::new),
                Arbitraries.of(
                        new BigDecimal(BigInteger.ONE, -1_000),
                        new BigDecimal(BigInteger.ONE, 1_000),
                        new BigDecimal("9".repeat(1_000))));
    }

    private static Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
