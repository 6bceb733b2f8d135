package dev.keepsake.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeValueTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1.00", "1e0", "10e-1", "0.1e1", "01"})
    void numbersOfOneValueAreOneNumber(String written) {
        AttributeValue.Number one = new AttributeValue.Number(new BigDecimal(written));

        assertThat(one).isEqualTo(AttributeValue.Number.of(1)).hasSameHashCodeAs(AttributeValue.Number.of(1));
        assertThat(one).isEqualTo(AttributeValue.Number.of(1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-0", "0e99", "0e-99"})
    void zeroIsZero(String written) {
        assertThat(new AttributeValue.Number(new BigDecimal(written))).isEqualTo(AttributeValue.Number.of(0));
        assertThat(AttributeValue.Number.of(-0.0)).isEqualTo(AttributeValue.Number.of(0));
    }

    @Test
    void everyDigitIsKept() {
        BigDecimal long30 = new BigDecimal("123456789012345678901234567890.123456789");

        assertThat(new AttributeValue.Number(long30).value()).isEqualByComparingTo(long30);
        assertThat(AttributeValue.Number.of(Long.MAX_VALUE)).isNotEqualTo(AttributeValue.Number.of(Long.MAX_VALUE - 1));
        assertThat(AttributeValue.Number.of(0.1).value()).isEqualByComparingTo("0.1");
    }

    @Property
    void equalityIsNumerical(
            @ForAll BigDecimal value, @ForAll @IntRange(max = 20) int zeros, @ForAll BigDecimal other) {
        AttributeValue.Number number = new AttributeValue.Number(value);

        assertThat(new AttributeValue.Number(value.setScale(value.scale() + zeros)))
                .isEqualTo(number);
        assertThat(number.equals(new AttributeValue.Number(other))).isEqualTo(value.compareTo(other) == 0);
    }

    @Test
    void valuesOfDifferentTypesAreDifferent() {
        assertThat(new AttributeValue.Text("1")).isNotEqualTo(AttributeValue.Number.of(1));
        assertThat(new AttributeValue.Flag(true)).isNotEqualTo(new AttributeValue.Text("true"));
        assertThat(new AttributeValue.Nothing()).isEqualTo(new AttributeValue.Nothing());
    }

    @Test
    void collectionsAreCopied() {
        List<AttributeValue> list = new ArrayList<>(List.of(new AttributeValue.Flag(true)));
        Map<String, AttributeValue> map = new LinkedHashMap<>(Map.of("k", new AttributeValue.Flag(true)));
        AttributeValue.Items items = new AttributeValue.Items(list);
        AttributeValue.Fields fields = new AttributeValue.Fields(map);
        Attributes attributes = new Attributes(map);
        list.clear();
        map.clear();

        assertThat(items.values()).hasSize(1);
        assertThat(fields.values()).hasSize(1);
        assertThat(attributes.values()).hasSize(1);
        assertThatThrownBy(() -> attributes.values().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> fields.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void attributesKeepTheirOrderAndTheirPlaces() {
        Attributes attributes =
                Attributes.of("z", "1").with("a", AttributeValue.Number.of(2)).with("z", new AttributeValue.Text("3"));

        assertThat(attributes.values().keySet()).containsExactly("z", "a");
        assertThat(attributes.text("z")).isEqualTo("3");
        assertThat(attributes.text("a")).isNull();
        assertThat(attributes.get("b")).isNull();
    }

    @Test
    void inAMergeTheOthersWin() {
        Attributes merged =
                Attributes.of("a", "1").merge(Attributes.of("a", "2").with("b", new AttributeValue.Nothing()));

        assertThat(merged).isEqualTo(Attributes.of("a", "2").with("b", new AttributeValue.Nothing()));
        assertThat(merged.merge(Attributes.NONE)).isEqualTo(merged);
        assertThat(Attributes.NONE.merge(merged)).isEqualTo(merged);
        assertThat(Attributes.NONE.isEmpty()).isTrue();
    }
}
