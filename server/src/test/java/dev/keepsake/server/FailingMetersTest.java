package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import org.junit.jupiter.api.Test;

class FailingMetersTest {

    @Test
    void aMeterThatCannotBeMadeFailsNoRequest() {
        try (WatchedServer watched = new WatchedServer()) {
            watched.telemetry.meters().config().meterFilter(new MeterFilter() {
                @Override
                public MeterFilterReply accept(Meter.Id id) {
                    throw new IllegalStateException("The test lets " + id.getName() + " fail");
                }
            });

            assertThat(watched.client
                            .post("/search", "{\"query\":\"Which dog?\",\"user_id\":\"ada\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(watched.client
                            .post("/memories", "{\"messages\":\"I have a dog.\",\"user_id\":\"ada\",\"infer\":false}")
                            .status())
                    .isEqualTo(200);
            assertThat(watched.nobody.get("/health").text("/status")).isEqualTo("ok");
            assertThat(watched.telemetry.faults().count()).isPositive();
        }
    }
}
