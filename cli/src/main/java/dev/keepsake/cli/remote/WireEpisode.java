package dev.keepsake.cli.remote;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An episode as a Keepsake server shows it. The project and the identities of turns are not shown and neutral here. */
final class WireEpisode {

    private WireEpisode() {}

    static Episode episode(JsonNode node) {
        JsonFields fields = new JsonFields(node, "");
        EpisodeId id = new EpisodeId(UUID.fromString(WireMemory.required(fields.text("id"), "id")));
        List<Turn> turns = new ArrayList<>();
        node.path("turns").forEach(turn -> turns.add(turn(id, turn)));
        return new Episode(
                id,
                ProjectId.DEFAULT,
                new Scope(fields.id("user_id"), fields.id("agent_id"), fields.id("app_id"), fields.id("run_id")),
                turns,
                WireMemory.required(WireTimes.moment(fields, "created_at"), "created_at"));
    }

    private static Turn turn(EpisodeId episode, JsonNode node) {
        JsonFields fields = new JsonFields(node, "");
        return new Turn(
                new TurnId(episode, fields.integer("ordinal", 0)),
                Role.ofKey(WireMemory.required(fields.text("role"), "role")).orElse(Role.USER),
                fields.text("name"),
                WireMemory.required(fields.text("content"), "content"),
                WireMemory.required(WireTimes.moment(fields, "created_at"), "created_at"),
                "",
                AttributeWire.read(fields, "metadata"));
    }
}
