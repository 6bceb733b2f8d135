package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedder;
import java.util.List;

/**
 * The steps of a search that ask indexes, over some of them: those that follow the store, or those of a moment of the past.
 *
 * @param reader reads the question
 * @param gatherer asks every signal
 * @param votes lets candidates vote for each other
 */
record SearchedIndexes(QuestionReader reader, CandidateGatherer gatherer, ConversationVotes votes) {

    static SearchedIndexes of(Pairing pairing, Phases phases) {
        Pairing.Faces faces = pairing.faces();
        return of(new Indexes(faces.vectors(), faces.keywords(), faces.structure()), pairing.embedder(), phases);
    }

    static SearchedIndexes of(Indexes indexes, Embedder embedder, Phases phases) {
        return new SearchedIndexes(
                new QuestionReader(indexes.structure(), embedder, phases),
                new CandidateGatherer(
                        phases,
                        List.of(
                                new VectorSignal(Signal.VECTOR, VectorIndex.Of.TEXT, indexes.vectors(), embedder),
                                new VectorSignal(Signal.CONTEXT, VectorIndex.Of.CONTEXT, indexes.vectors(), embedder),
                                new KeywordSignal(indexes.keywords()),
                                new EntitySignal(indexes.structure()),
                                new TimeSignal(indexes.structure()),
                                new RecencySignal(indexes.structure()))),
                new ConversationVotes(indexes.structure()));
    }
}
