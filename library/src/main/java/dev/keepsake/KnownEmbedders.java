package dev.keepsake;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.models.CachingEmbedder;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedders that can be opened here, by name. */
final class KnownEmbedders {

    private static final Logger LOG = LoggerFactory.getLogger(KnownEmbedders.class);

    private final EmbedderOptions options;
    private final Outgoing outgoing;
    private final List<EmbedderId> recorded;

    /**
     * @param recorded what a store has recorded: a provider that is away is not asked how long these vectors are
     */
    KnownEmbedders(EmbedderOptions options, Outgoing outgoing, List<EmbedderId> recorded) {
        this.options = options;
        this.outgoing = outgoing;
        this.recorded = List.copyOf(recorded);
    }

    /** Those for this store. */
    static KnownEmbedders of(Store store, EmbedderOptions options, Outgoing outgoing) {
        List<EmbedderId> recorded = new ArrayList<>();
        store.embeddings().recorded().ifPresent(recorded::add);
        store.migrations().current().ifPresent(way -> recorded.addAll(List.of(way.from(), way.to())));
        return new KnownEmbedders(options, outgoing, recorded);
    }

    /** The configured one. */
    Embedder configured() {
        Embedder there = options.embedder();
        return there == null ? EmbedderCatalogue.open(options.settings(), outgoing, recorded) : there;
    }

    /**
     * The one to open a store with: the configured one, but while the store is on its way from one embedder to another and the
     * configured one is the wrong of the two, the right one. Else a server could not be started again between a switch and the change
     * of its configuration.
     */
    Embedder inUse(Store store) {
        Embedder configured = configured();
        EmbedderId used = store.embeddings().recorded().orElse(configured.id());
        Optional<EmbeddingMigration> way =
                store.migrations().current().filter(migration -> migration.concerns(configured.id()));
        if (way.isEmpty() || used.equals(configured.id())) {
            return CachingEmbedder.around(configured);
        }
        LOG.warn(
                "The store is searched by the embedder {} and configured is {}: it is opened with the first, because it is on its"
                        + " way between the two. Configure \"{}\" before the migration is finished",
                used,
                configured.id(),
                used.name());
        if (options.embedder() == null) {
            configured.close();
        }
        return named(used.name());
    }

    /**
     * An embedder by the name of its model.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none of this name or it cannot be opened
     */
    Embedder named(String name) {
        return CachingEmbedder.around(plain(name));
    }

    private Embedder plain(String name) {
        Embedder there = options.embedder();
        if (there != null && there.id().name().equals(name)) {
            return there;
        }
        Optional<ModelSettings> other = options.others().stream()
                .filter(settings -> settings.model().equals(name))
                .findFirst();
        if (other.isPresent()) {
            return EmbedderCatalogue.open(other.get(), outgoing, recorded);
        }
        boolean inThisProcess = EmbedderCatalogue.embedders().stream()
                .anyMatch(known -> known.name().equals(name));
        ModelSettings configured = options.settings();
        if (inThisProcess || configured.provider() == Provider.LOCAL) {
            return EmbedderCatalogue.open(name);
        }
        if (name.isBlank()) {
            throw new KeepsakeException(ErrorCategory.CONFIGURATION, "Name the model of the embedder");
        }
        return EmbedderCatalogue.open(sameProvider(configured, name), outgoing, recorded);
    }

    private static ModelSettings sameProvider(ModelSettings configured, String name) {
        Azure azure = configured.access().azure();
        // The deployment that is configured is that of the configured model.
        Azure undeployed = new Azure(
                null, azure.apiVersion(), azure.tenant(), azure.clientId(), azure.clientSecret(), azure.authority());
        return configured.model().equals(name)
                ? configured
                : new ModelSettings(
                        configured.provider(),
                        name,
                        configured.access().withAzure(undeployed),
                        configured.sampling(),
                        0,
                        configured.limits(),
                        configured.seesPictures());
    }
}
