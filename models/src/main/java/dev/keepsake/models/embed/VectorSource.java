package dev.keepsake.models.embed;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.models.provider.ProviderCallContext;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.ResilientCalls;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks an embedding model for vectors, in portions that it takes, and brings them to unit length. */
final class VectorSource {

    /** So many portions of one call are under way at once. */
    private static final int ABREAST = 8;

    /** A text that is still refused when it is this short is refused for something else. */
    private static final int SHORT_ENOUGH = 200;

    private static final Set<Integer> MAY_MEAN_TOO_LONG = Set.of(400, 413, 422);
    private static final int DEEPEST_CAUSE = 20;

    /** Servers refuse a text without a letter, which nobody looks for anyway. */
    private static final String NOTHING = "-";

    private final Models models;
    private final KnownModel reading;
    private final ResilientCalls calls;
    private final ReadingLimit limit;

    /**
     * @param reading what the model reads, and with what before it
     * @param calls how it is called
     */
    VectorSource(Models models, KnownModel reading, ResilientCalls calls) {
        this.models = models;
        this.reading = reading;
        this.calls = calls;
        this.limit = new ReadingLimit(reading.tokens());
    }

    /**
     * Whom to ask.
     *
     * @param passages asked for the vectors of passages
     * @param queries asked for those of queries; often the same
     * @param portion how much at once
     * @param closing what to do in the end
     */
    record Models(EmbeddingModel passages, EmbeddingModel queries, Portion portion, Runnable closing) {

        private EmbeddingModel of(Purpose purpose) {
            return switch (purpose) {
                case QUERY -> queries;
                case PASSAGE -> passages;
            };
        }
    }

    /** Who is asked, for the beginning of a message. */
    String described() {
        return calls.described();
    }

    ProviderStatus status() {
        return calls.status();
    }

    void observedBy(ObservationRegistry observations) {
        calls.observedBy(observations);
    }

    void close() {
        models.closing().run();
    }

    /** The vectors of texts, in order, of unit length and of whatever dimension the model makes. */
    List<float[]> vectors(List<String> texts, Purpose purpose, Deadline deadline) {
        String prefix = reading.prefix(purpose);
        int most = limit.tokens();
        List<TextLimit.Piece> pieces = texts.stream()
                .map(text -> TextLimit.cut(prefix + (text.isBlank() ? NOTHING : text), most))
                .toList();
        List<Supplier<List<float[]>>> requests = new ArrayList<>();
        for (List<TextLimit.Piece> some : models.portion().of(pieces)) {
            requests.add(() -> calls.call(deadline, observed -> ask(some, purpose, observed)));
        }
        return switch (requests.size()) {
            case 0 -> List.of();
            case 1 -> requests.getFirst().get();
            default -> abreast(requests);
        };
    }

    private List<float[]> abreast(List<Supplier<List<float[]>>> requests) {
        Observation whole = calls.current();
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(ABREAST, requests.size()),
                Thread.ofVirtual().name("keepsake-embed").factory());
        try {
            List<Future<List<float[]>>> answers = requests.stream()
                    .map(request -> threads.submit(() -> whole == null ? request.get() : whole.scoped(request)))
                    .toList();
            List<float[]> vectors = new ArrayList<>();
            for (Future<List<float[]>> answer : answers) {
                vectors.addAll(answer.get());
            }
            return vectors;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "Waiting for vectors was interrupted", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Asks once; where that may be refused because a text is too long, again with shorter ones. */
    private List<float[]> ask(List<TextLimit.Piece> pieces, Purpose purpose, ProviderCallContext observed) {
        List<TextLimit.Piece> tried = pieces;
        while (true) {
            try {
                Response<List<Embedding>> response = models.of(purpose).embedAll(segments(tried));
                if (tried.equals(pieces)) {
                    limit.read(TextLimit.longest(tried));
                } else {
                    limit.cutTo(TextLimit.longest(tried).tokens());
                }
                observed.enter(new ProviderCallContext.Answered(null, read(response.tokenUsage()), -1, -1));
                return read(response.content(), tried.size());
            } catch (RuntimeException refusal) {
                if (!mayMeanTooLong(refusal)) {
                    throw refusal;
                }
                tried = TextLimit.halved(tried, SHORT_ENOUGH).orElseThrow(() -> refusal);
            }
        }
    }

    private static List<TextSegment> segments(List<TextLimit.Piece> pieces) {
        return pieces.stream().map(piece -> TextSegment.from(piece.text())).toList();
    }

    private List<float[]> read(List<Embedding> answered, int asked) {
        if (answered.size() != asked) {
            throw ProviderFailure.of(
                    Kind.UNREADABLE,
                    described() + " was asked for " + asked + " vectors and answered " + answered.size()
                            + "; check that its address is that of such a service");
        }
        return answered.stream()
                .map(embedding -> UnitVector.of(embedding.vector(), described()))
                .toList();
    }

    private static long read(@Nullable TokenUsage usage) {
        return usage == null || usage.inputTokenCount() == null ? -1 : usage.inputTokenCount();
    }

    private static boolean mayMeanTooLong(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof HttpException http) {
                return MAY_MEAN_TOO_LONG.contains(http.statusCode());
            }
            cause = cause.getCause();
        }
        return false;
    }
}
