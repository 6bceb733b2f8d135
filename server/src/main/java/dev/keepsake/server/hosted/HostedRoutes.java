package dev.keepsake.server.hosted;

import static dev.keepsake.server.http.Route.keyed;

import dev.keepsake.server.http.Failures;
import dev.keepsake.server.http.Route;
import java.time.InstantSource;
import java.util.List;

/** Every route of the hosted dialect, top to bottom. */
public final class HostedRoutes {

    private HostedRoutes() {}

    /**
     * The routes.
     *
     * @param maxPageSize pages that are asked to be longer are cut to this
     * @param clock tells how long an unfinished event has been running
     */
    public static List<Route> routes(int maxPageSize, InstantSource clock) {
        Paging paging = new Paging(maxPageSize);
        HostedReads reads = new HostedReads(paging);
        HostedRelations relations = new HostedRelations(paging);
        HostedEntities entities = new HostedEntities(paging);
        HostedLegacy legacy = new HostedLegacy(paging);
        HostedQuarantine quarantine = new HostedQuarantine(paging);
        HostedJobs jobs = new HostedJobs(paging);
        HostedConsolidation consolidation = new HostedConsolidation(paging);
        HostedEvents events = new HostedEvents(clock, paging);
        return List.of(
                keyed("GET", "/v1/ping/", Failures::detail, HostedPing::ping),
                keyed("POST", "/v3/memories/add/", HostedErrors::memory, HostedAdd::add),
                keyed("POST", "/v3/memories/", HostedErrors::memory, reads::list),
                keyed("POST", "/v3/memories/search/", HostedErrors::memory, HostedReads::search),
                keyed("DELETE", "/v1/memories/", HostedErrors::memory, HostedDeleteAll::deleteAll),
                keyed("GET", "/v1/memories/{memory_id}/", HostedErrors::memory, HostedMemory::get),
                keyed("PUT", "/v1/memories/{memory_id}/", HostedErrors::memory, HostedMemory::update),
                keyed("DELETE", "/v1/memories/{memory_id}/", HostedErrors::memory, HostedMemory::delete),
                keyed("GET", "/v1/memories/{memory_id}/history/", HostedErrors::memory, HostedMemory::history),
                keyed("POST", "/v1/memories/{memory_id}/restore/", HostedErrors::memory, HostedMemory::restore),
                keyed("POST", "/v1/memories/{memory_id}/why/", HostedErrors::memory, HostedWhy::why),
                keyed("POST", "/v1/relations/", HostedErrors::memory, relations::list),
                keyed("GET", "/v1/episodes/{episode_id}/", HostedErrors::episode, HostedEpisode::get),
                keyed("GET", "/v1/quarantine/", HostedErrors::held, quarantine::list),
                keyed("POST", "/v1/quarantine/{fact_id}/release/", HostedErrors::held, HostedQuarantine::release),
                keyed("GET", "/v1/jobs/", HostedErrors::job, jobs::list),
                keyed("POST", "/v1/jobs/retry/", HostedErrors::job, HostedJobs::retryDead),
                keyed("GET", "/v1/jobs/{job_id}/", HostedErrors::job, HostedJobs::get),
                keyed("POST", "/v1/jobs/{job_id}/retry/", HostedErrors::job, HostedJobs::retry),
                keyed("DELETE", "/v1/jobs/{job_id}/", HostedErrors::job, HostedJobs::discard),
                keyed("POST", "/v1/consolidations/", HostedErrors::memory, consolidation::consolidate),
                keyed(
                        "POST",
                        "/v1/consolidations/{operation_id}/undo/",
                        HostedErrors::operation,
                        HostedConsolidation::undo),
                keyed("PUT", "/v1/batch/", HostedErrors::memory, HostedBatch::update),
                keyed("DELETE", "/v1/batch/", HostedErrors::memory, HostedBatch::delete),
                keyed("GET", "/v1/entities/", HostedErrors::entity, entities::list),
                keyed(
                        "DELETE",
                        "/v1/entities/{entity_type}/{entity_id}/",
                        HostedErrors::entity,
                        HostedEntities::delete),
                keyed("GET", "/v2/entities/{entity_type}/{entity_id}/", HostedErrors::entity, HostedEntities::get),
                keyed(
                        "DELETE",
                        "/v2/entities/{entity_type}/{entity_id}/",
                        HostedErrors::entity,
                        HostedEntities::delete),
                keyed("GET", "/v1/events/", HostedErrors::event, events::list),
                keyed("GET", "/v1/event/{event_id}/", HostedErrors::event, events::get),
                keyed("POST", "/v1/memories/", HostedErrors::memory, HostedLegacy::add),
                keyed("GET", "/v1/memories/", HostedErrors::memory, legacy::listOfOwners),
                keyed("POST", "/v1/memories/search/", HostedErrors::memory, HostedLegacy::search),
                keyed("POST", "/v2/memories/", HostedErrors::memory, legacy::listByFilter),
                keyed("POST", "/v2/memories/search/", HostedErrors::memory, HostedLegacy::search));
    }
}
