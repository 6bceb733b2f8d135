package dev.keepsake.models.provider;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Reads replies into memory, and no further than they can be meant: a server that never stops must not fill this process. */
public final class BoundedReply implements BodySubscriber<byte[]> {

    /** Thousands of vectors of thousands of numbers, as JSON writes them. */
    private static final int LONGEST = 256 << 20;

    /** A refusal says what it has to say at its beginning. */
    private static final int LONGEST_REFUSAL = 1 << 20;

    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> read;
    private final int most;
    private final boolean cuts;
    private Subscription subscription = new Nothing();
    private long length;
    private boolean over;

    private BoundedReply(int most, boolean cuts) {
        this.most = most;
        this.cuts = cuts;
        this.read = whole.getBody().toCompletableFuture();
    }

    /** Successes as a whole, or {@link TooLong}; of refusals the beginning. */
    static BodyHandler<byte[]> ofModels() {
        return head -> head.statusCode() / HUNDRED == SUCCESS
                ? new BoundedReply(LONGEST, false)
                : new BoundedReply(LONGEST_REFUSAL, true);
    }

    /** Replies as a whole, or {@link TooLong} when they have more than {@code most} bytes. */
    public static BodyHandler<byte[]> of(int most) {
        return head -> new BoundedReply(most, false);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (over) {
            return;
        }
        length += buffers.stream().mapToLong(Buffer::remaining).sum();
        if (length <= most) {
            whole.onNext(buffers);
            return;
        }
        over = true;
        subscription.cancel();
        if (cuts) {
            whole.onComplete();
        } else {
            read.completeExceptionally(new TooLong(most));
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        if (!over) {
            whole.onComplete();
        }
    }

    /** A reply that nobody can have meant. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong(int most) {
            super("More than " + most + " bytes");
        }
    }

    /** Before there is a subscription there is nothing to end. */
    private static final class Nothing implements Subscription {

        @Override
        public void request(long items) {
            throw new IllegalStateException("Nobody is subscribed to yet");
        }

        @Override
        public void cancel() {
            throw new IllegalStateException("Nobody is subscribed to yet");
        }
    }
}
