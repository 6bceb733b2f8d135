package dev.keepsake.cli.doctor;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Reranker;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.RerankerCatalogue;
import dev.keepsake.models.RerankerSettings;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks every configured model something small, as an add or a search would, and says how long it took. A provider may charge for
 * it what a few words cost.
 */
public final class ModelProbes {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHORT_REPLY = 64;
    private static final ChatPrompt GREETING =
            new ChatPrompt("Answer with the one word: ready", "Are you there?", "", List.of(), SHORT_REPLY);

    private final Outgoing outgoing;

    public ModelProbes(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** Asks a chat model for one word. */
    public Finding chat(String subject, ModelSettings settings) {
        long started = System.nanoTime();
        try (ChatModel model =
                ChatModelCatalogue.open(List.of(settings), outgoing).orElseThrow()) {
            ChatReply reply = model.chat(GREETING, Deadline.after(PATIENCE));
            String tokens = reply.inputTokens() < 0
                    ? "it does not say how many tokens that took"
                    : reply.inputTokens() + " tokens read, " + reply.outputTokens() + " written";
            return Finding.fine(
                    subject,
                    settings.provider().key() + " " + model.name() + " answered after " + millisSince(started) + " ms; "
                            + tokens);
        } catch (KeepsakeException failed) {
            return problem(
                    subject,
                    failed,
                    "Until it answers, the next of chat.fallback is asked, then chat.last-resort decides");
        }
    }

    /**
     * Has an embedder embed a question.
     *
     * @param recorded the embedder whose vectors the store holds, or empty for a store that is not there yet
     */
    public Finding embedder(ModelSettings settings, Optional<EmbedderId> recorded) {
        long started = System.nanoTime();
        try (Embedder embedder = EmbedderCatalogue.open(settings, outgoing)) {
            embedder.embed(List.of("Is anybody there?"), Embedder.Purpose.QUERY, Deadline.after(PATIENCE));
            String found = embedder.id() + " answered after " + millisSince(started) + " ms";
            if (recorded.isPresent() && !recorded.get().equals(embedder.id())) {
                return Finding.problem(
                        "embedder",
                        found + ", but the store holds vectors of " + recorded.get(),
                        "Configure that one, or change over with 'keepsake embedder migrate'");
            }
            return Finding.fine("embedder", found + (recorded.isPresent() ? "; the store holds its vectors" : ""));
        } catch (KeepsakeException failed) {
            return problem(
                    "embedder", failed, "Without it nothing can be added, and searches find by words and names only");
        }
    }

    /** Has a reranker mark two passages. */
    public Finding reranker(RerankerSettings settings) {
        long started = System.nanoTime();
        try (Reranker reranker = RerankerCatalogue.open(settings, outgoing).orElseThrow()) {
            reranker.scores(
                    "Where does she live?", List.of("She lives in Lisbon.", "He likes tea."), Deadline.after(PATIENCE));
            return Finding.fine("reranker", reranker.name() + " answered after " + millisSince(started) + " ms");
        } catch (KeepsakeException failed) {
            return problem("reranker", failed, "Until it answers, searches keep the order that they find");
        }
    }

    private static Finding problem(String subject, KeepsakeException failed, String meanwhile) {
        String found = String.valueOf(failed.getMessage());
        return failed.category() == ErrorCategory.CONFIGURATION
                ? Finding.problem(subject, found, "'keepsake config check' names all that does not fit")
                : Finding.problem(subject, found, meanwhile);
    }

    private static long millisSince(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }
}
