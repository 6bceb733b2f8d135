package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class UnitMeanTest {

    @Test
    void scalesTheMeanOfTheRowsToUnitLength() {
        FloatBuffer rows = FloatBuffer.wrap(new float[] {5, 2, 1, 6});

        assertThat(UnitMean.of(rows, 2, 2)).containsExactly(0.6f, 0.8f);
    }

    @Test
    void readsNoMoreRowsThanItIsTold() {
        FloatBuffer rows = FloatBuffer.wrap(new float[] {0, 2, 9, 9});

        assertThat(UnitMean.of(rows, 1, 2)).containsExactly(0f, 1f);
    }
}
