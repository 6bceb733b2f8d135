package dev.keepsake.testkit.contract;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Submission;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Everything that was ever named to a store, so that the store can be asked about it. */
final class Mentioned {

    final Set<ProjectId> projects = new LinkedHashSet<>();
    final Set<Scope> scopes = new LinkedHashSet<>();
    final Set<MemoryId> memories = new LinkedHashSet<>();
    final Set<TurnId> turns = new LinkedHashSet<>();
    final Set<UUID> operations = new LinkedHashSet<>();
    final Set<UUID> held = new LinkedHashSet<>();
    final Set<String> texts = new LinkedHashSet<>();
    final Set<String> identities = new LinkedHashSet<>();

    void note(ProjectId project, Memory memory) {
        projects.add(project);
        scopes.add(memory.scope());
        memories.add(memory.id());
        texts.add(memory.text());
    }

    void note(Submission submission) {
        projects.add(submission.episode().project());
        scopes.add(submission.episode().scope());
        operations.add(submission.episode().id().value());
        submission.episode().turns().forEach(turn -> {
            turns.add(turn.id());
            identities.add(turn.identity());
        });
    }
}
