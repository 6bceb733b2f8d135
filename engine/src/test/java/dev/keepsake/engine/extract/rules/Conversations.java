package dev.keepsake.engine.extract.rules;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations to extract from, all held on Monday 8 May 2023. */
final class Conversations {

    private static final EpisodeId ID = new EpisodeId(new UUID(0, 1));
    private static final Instant TIME = Instant.parse("2023-05-08T13:56:00Z");

    private final List<Turn> turns = new ArrayList<>();

    static Episode ofUser(String text) {
        Conversations talk = new Conversations();
        talk.say(Role.USER, null, text);
        return talk.episode();
    }

    void say(Role role, @Nullable String name, String text) {
        TurnId id = new TurnId(ID, turns.size());
        turns.add(new Turn(id, role, name, text, TIME, id.toString(), Attributes.NONE));
    }

    Episode episode() {
        return new Episode(ID, new ProjectId("project"), Scope.ofUser("user"), turns, TIME);
    }

    /** The characters that {@code fact} says it came from. */
    List<String> cited(Fact fact) {
        return fact.sources().stream()
                .map(source ->
                        source.span().of(turns.get(source.turn().ordinal()).text()))
                .toList();
    }
}
