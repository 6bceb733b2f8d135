package dev.keepsake.engine.add;

import dev.keepsake.engine.screen.Screened;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.model.ModelUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read of an episode before anything of it has a vector; see {@link Reading}, whose parts these become. */
record Draft(
        List<Fact> facts, List<LeftOut> left, List<Screened.Held> held, Reading.@Nullable By by, List<ModelUse> used) {

    /** This draft with more that was left out, named before what it has. */
    Draft withLeft(List<LeftOut> more) {
        return new Draft(facts, joined(more, left), held, by, used);
    }

    Draft withUsed(List<ModelUse> more) {
        return new Draft(facts, left, held, by, joined(used, more));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
