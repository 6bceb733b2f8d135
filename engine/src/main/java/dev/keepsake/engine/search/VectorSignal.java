package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedder;

/** Nearness of meaning: of an entry's own text, or of the text with what was said before it. */
record VectorSignal(Signal signal, VectorIndex.Of which, VectorIndex index, Embedder embedder)
        implements ProposingSignal {

    /**
     * How many entries a scope must have before what its own entries are like counts as much as what the model says of
     * unrelated texts in general.
     */
    private static final int FAMILIAR = 30;

    @Override
    public boolean speaksTo(Question question) {
        return true;
    }

    @Override
    public Proposal propose(Question question, CandidateQuery query) {
        Nearest nearest = index.nearest(query, question.vector().get(query.deadline()), which);
        return new Proposal(nearest.candidates(), zero(nearest));
    }

    /**
     * From where on nearness means something. Entries of one scope are about the same few things and are all rather near to a
     * question about them, so in a large scope it is the median and not the cosine of any two texts.
     */
    private double zero(Nearest nearest) {
        double entries = nearest.entries();
        return (FAMILIAR * embedder.unrelatedCosine() + entries * nearest.typical()) / (FAMILIAR + entries);
    }
}
