package dev.keepsake.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What was measured when the directory held so many memories. Histograms are in microseconds.
 *
 * @param memories how many it held
 * @param addsPerSecond memories durably added per second while it was filled to here, in adds of ten by eight threads
 * @param singleAdd one add of one message at a time
 * @param user search in the scope of one user, question already embedded
 * @param project search over the whole project, question already embedded
 * @param embedded search in the scope of one user, with embedding the question
 * @param heapBytes live heap after a collection
 * @param residentBytes of the process
 * @param diskBytes of the directory
 * @param reopenMillis from opening the directory after a kill to the first answer that sees everything
 */
record Stage(
        long memories,
        double addsPerSecond,
        Histogram singleAdd,
        Histogram user,
        Histogram project,
        Histogram embedded,
        long heapBytes,
        long residentBytes,
        long diskBytes,
        long reopenMillis) {}
