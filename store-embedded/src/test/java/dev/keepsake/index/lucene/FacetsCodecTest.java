package dev.keepsake.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.filter.Facets;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.SampleData;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FacetsCodecTest {

    @Test
    void everythingComesBackAsItWas() throws IOException {
        Facets facets = Facets.of(Exotic.memory(new SampleData()));

        Facets back = FacetsCodec.decode(FacetsCodec.encode(facets));

        assertThat(back).isEqualTo(facets);
        assertThat(new ArrayList<>(back.attributes().values().keySet()))
                .isEqualTo(new ArrayList<>(facets.attributes().values().keySet()));
    }

    @Test
    void halfASurrogatePairComesBackToo() throws IOException {
        Facets facets = new Facets(
                "\udc00",
                new Scope("\u0800", null, "\ud83d\udc68", "x".repeat(Scope.MAX_ID_LENGTH)),
                "\u00ff\u0100\udfff",
                "\ud800\ud800",
                Attributes.of("\ud8ff", "\udbff").with("", new AttributeValue.Time(Instant.MIN)),
                MemoryState.DELETED,
                Instant.MAX,
                Instant.MIN,
                LocalDate.MIN);

        assertThat(FacetsCodec.decode(FacetsCodec.encode(facets))).isEqualTo(facets);
    }
}
