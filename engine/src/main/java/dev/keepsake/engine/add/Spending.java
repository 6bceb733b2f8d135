package dev.keepsake.engine.add;

import dev.keepsake.model.ModelUse;
import java.util.ArrayList;
import java.util.List;

/** What models took in one attempt, told as it is spent, so that it is known of an attempt in vain too. Safe for use by many threads. */
final class Spending {

    private final List<ModelUse> uses = new ArrayList<>();

    synchronized void took(ModelUse use) {
        uses.add(use);
    }

    /** So far, one for each model and purpose. */
    synchronized List<ModelUse> used() {
        return ModelUse.sums(uses);
    }
}
