package dev.keepsake.server.selfhosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.server.wire.WireLeftOut;
import java.util.List;

/** What every answer with several memories is wrapped in; what an add did not keep stands beside them, where there is any. */
record Results(
        List<?> results,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WireLeftOut> notStored) {

    Results(List<?> results) {
        this(results, List.of());
    }
}
