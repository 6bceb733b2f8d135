package dev.keepsake;

import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.egress.Egress;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.screen.ScreenOptions;
import dev.keepsake.extract.Extractor;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.RerankerSettings;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * How to open a Keepsake. The words are those of the configuration file ({@link dev.keepsake.config.KeepsakeConfig}).
 *
 * @param directory where everything is kept; made if it is not there
 * @param embedder what turns text into vectors; a directory that was filled by another one is refused
 * @param reading how what is said is read
 * @param reranker what puts the best hits in order when the recipe of a search asks for it
 * @param jobs how what was promised is carried out when it does not succeed at once
 * @param outgoing which hosts may be connected to, and who is told what happens
 * @param clock what time it is
 */
public record KeepsakeOptions(
        Path directory,
        EmbedderOptions embedder,
        ReadingOptions reading,
        RerankerSettings reranker,
        JobRules jobs,
        Outgoing outgoing,
        Clock clock) {

    /** Everything as it is by default: no key, no network. */
    public static KeepsakeOptions in(Path directory) {
        return new KeepsakeOptions(
                directory,
                EmbedderOptions.DEFAULT,
                ReadingOptions.DEFAULT,
                RerankerSettings.NONE,
                JobRules.STANDARD,
                Outgoing.UNWATCHED,
                Clock.systemUTC());
    }

    /** As a configuration says. */
    public static KeepsakeOptions of(KeepsakeConfig config) {
        KeepsakeConfig.Chat chat = config.chat();
        return in(config.data())
                .withEmbedder(config.embedder())
                .withOtherEmbedders(config.otherEmbedders())
                .withChatModels(chat.models())
                .withPrices(chat.prices())
                .withLastResort(chat.lastResort())
                .withMedia(new MediaOptions(
                        chat.pictures(), config.media().pdf(), config.media().fetch()))
                .withReranker(config.reranker())
                .withJobs(rules(config.jobs()))
                .withEgress(config.egress());
    }

    private static JobRules rules(KeepsakeConfig.Jobs jobs) {
        return JobRules.STANDARD
                .withAttempts(jobs.attempts())
                .withConcurrency(jobs.concurrency())
                .withWaits(new JobRules.Waits(jobs.firstWait(), jobs.longestWait()));
    }

    /** Embeds in this process, with one of {@link dev.keepsake.models.EmbedderCatalogue#embedders()}. */
    public KeepsakeOptions withEmbedder(String name) {
        return withEmbedder(ModelSettings.of(Provider.LOCAL, name));
    }

    /** Embeds with a model of a provider. */
    public KeepsakeOptions withEmbedder(ModelSettings settings) {
        return with(new EmbedderOptions(settings, null, embedder.others()));
    }

    /** Names further embedders that the store may go to or come from, each by its model. */
    public KeepsakeOptions withOtherEmbedders(List<ModelSettings> others) {
        return with(embedder.withOthers(others));
    }

    /** Embeds with this embedder, which is taken over and closed in the end. */
    public KeepsakeOptions withEmbedder(Embedder object) {
        return with(new EmbedderOptions(embedder.settings(), object, embedder.others()));
    }

    /** Reads what was said with a chat model of a provider; policies that need a model then work, and are the default. */
    public KeepsakeOptions withChatModel(ModelSettings settings) {
        return withChatModels(List.of(settings));
    }

    /** The same with several, of which each is asked when those before it cannot be. */
    public KeepsakeOptions withChatModels(List<ModelSettings> inOrder) {
        return with(reading.withChat(reading.chat().withSettings(inOrder)));
    }

    /** Reads what was said with this chat model, which stays the caller's to close. */
    public KeepsakeOptions withChatModel(ChatModel model) {
        return with(reading.withChat(reading.chat().withModel(model)));
    }

    /** Says what models cost. */
    public KeepsakeOptions withPrices(ModelPrices prices) {
        return with(reading.withChat(reading.chat().withPrices(prices)));
    }

    /** Says what becomes of an add when the chat model cannot be asked. */
    public KeepsakeOptions withLastResort(LastResort lastResort) {
        return with(reading.withChat(reading.chat().withLastResort(lastResort)));
    }

    /** Reads with this extractor where no chat model does. */
    public KeepsakeOptions withExtractor(Extractor extractor) {
        return with(reading.withExtractor(extractor));
    }

    /** Says how facts are looked at before they become memories. */
    public KeepsakeOptions withScreening(ScreenOptions screening) {
        return with(reading.withScreening(screening));
    }

    /** Says what is done with pictures and documents that messages share. */
    public KeepsakeOptions withMedia(MediaOptions media) {
        return with(reading.withMedia(media));
    }

    public KeepsakeOptions withReranker(RerankerSettings newReranker) {
        return new KeepsakeOptions(directory, embedder, reading, newReranker, jobs, outgoing, clock);
    }

    public KeepsakeOptions withJobs(JobRules newJobs) {
        return new KeepsakeOptions(directory, embedder, reading, reranker, newJobs, outgoing, clock);
    }

    /** Connects to these hosts only. */
    public KeepsakeOptions withEgress(Egress egress) {
        return with(new Outgoing(egress, outgoing.observations()));
    }

    /** Tells {@code registry} what is done and how long it takes. */
    public KeepsakeOptions withObservations(ObservationRegistry registry) {
        return with(new Outgoing(outgoing.egress(), registry));
    }

    public KeepsakeOptions withClock(Clock newClock) {
        return new KeepsakeOptions(directory, embedder, reading, reranker, jobs, outgoing, newClock);
    }

    private KeepsakeOptions with(EmbedderOptions newEmbedder) {
        return new KeepsakeOptions(directory, newEmbedder, reading, reranker, jobs, outgoing, clock);
    }

    private KeepsakeOptions with(ReadingOptions newReading) {
        return new KeepsakeOptions(directory, embedder, newReading, reranker, jobs, outgoing, clock);
    }

    private KeepsakeOptions with(Outgoing newOutgoing) {
        return new KeepsakeOptions(directory, embedder, reading, reranker, jobs, newOutgoing, clock);
    }
}
