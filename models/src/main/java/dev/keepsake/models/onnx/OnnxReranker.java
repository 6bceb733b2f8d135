package dev.keepsake.models.onnx;

import ai.onnxruntime.OrtException;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A cross-encoder in this process, from files that the user gives: {@code model.onnx} and {@code tokenizer.json} in one folder,
 * as sentence-transformers and Optimum export them (MiniLM, BGE, mxbai and their like).
 *
 * <p>A score is {@code 1 / (1 + e^-logit)}, so .5 is where the model itself is undecided. It depends on the question and the
 * passage and on nothing else, to the last bit. Of question and passage together 512 tokens are read, some 2,000 characters of
 * English.
 *
 * <p>Works on as many threads as there are processors, which all calls share. When the deadline passes, passages being computed
 * are finished and the others are not begun.
 */
public final class OnnxReranker implements Reranker {

    private static final String MODEL = "model.onnx";
    private static final String TOKENIZER = "tokenizer.json";

    /** Several times what is read; bounds the time for tokenising. */
    private static final int MAXIMUM_CHARACTERS = 16_384;

    private final String name;
    private final CrossEncoder encoder;
    private final ExecutorService threads;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxReranker(String name, CrossEncoder encoder) {
        ThreadFactory daemons =
                Thread.ofPlatform().daemon().name("keepsake-reranker-", 0).factory();
        this.name = name;
        this.encoder = encoder;
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemons);
    }

    /**
     * Loads a model and tries it on one short and one overlong passage.
     *
     * @param folder where {@code model.onnx} and {@code tokenizer.json} lie
     * @param name what to call the model; the folder's name when empty
     * @throws KeepsakeException with {@code CONFIGURATION} when a file is missing, or is not what it should be
     */
    public static OnnxReranker load(Path folder, String name) {
        for (String file : List.of(MODEL, TOKENIZER)) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw unusable(folder, "there is no file " + file + " in it", null);
            }
        }
        try {
            CrossEncoder encoder = CrossEncoder.load(folder.resolve(MODEL), folder.resolve(TOKENIZER));
            String called =
                    name.isEmpty() ? String.valueOf(folder.toAbsolutePath().getFileName()) : name;
            return new OnnxReranker(called, tried(encoder));
        } catch (IOException | OrtException | RuntimeException | LinkageError failure) {
            throw unusable(folder, String.valueOf(failure.getMessage()), failure);
        }
    }

    private static CrossEncoder tried(CrossEncoder encoder) throws OrtException {
        try {
            encoder.logit("a question", "a passage");
            encoder.logit("a question", "passage ".repeat(MAXIMUM_CHARACTERS / 8));
            return encoder;
        } catch (OrtException | RuntimeException failure) {
            encoder.close();
            throw failure;
        }
    }

    private static KeepsakeException unusable(Path folder, String why, @Nullable Throwable cause) {
        return new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                "The folder " + folder + " cannot be used as a reranker: " + why + ". Expected are " + MODEL
                        + ", a cross-encoder, and its " + TOKENIZER,
                cause);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Double> scores(String question, List<String> passages, Deadline deadline) {
        List<Callable<Double>> tasks = new ArrayList<>();
        for (String passage : passages) {
            tasks.add(() -> score(question, passage));
        }
        try {
            List<Double> scores = new ArrayList<>();
            for (Future<Double> task :
                    threads.invokeAll(tasks, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                scores.add(task.get());
            }
            return scores;
        } catch (CancellationException late) {
            throw late(passages.size(), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw late(passages.size(), interrupted);
        } catch (RejectedExecutionException closed) {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The reranker " + name + " is closed", closed);
        } catch (ExecutionException failed) {
            throw new KeepsakeException(
                    ErrorCategory.MODEL_UNAVAILABLE,
                    "The reranker " + name + " failed on one of " + passages.size() + " passages",
                    failed.getCause());
        }
    }

    private double score(String question, String passage) throws OrtException {
        return 1 / (1 + Math.exp(-encoder.logit(bounded(question), bounded(passage))));
    }

    private KeepsakeException late(int passages, Exception cause) {
        return new KeepsakeException(
                ErrorCategory.DEADLINE_EXCEEDED,
                "The reranker " + name + " did not get through " + passages
                        + " passages before the deadline; allow more time or have fewer put in order",
                cause);
    }

    private static String bounded(String text) {
        return text.length() > MAXIMUM_CHARACTERS ? text.substring(0, MAXIMUM_CHARACTERS) : text;
    }

    /** Waits for the passages being computed and frees the model. Further calls are refused. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            threads.close();
            encoder.close();
        }
    }
}
