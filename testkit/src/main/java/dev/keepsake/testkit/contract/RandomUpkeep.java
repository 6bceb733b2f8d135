package dev.keepsake.testkit.contract;

import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.RandomExtraction;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What whoever looks after a project does in a {@link RandomLife}: settings, and facts that are held back. */
final class RandomUpkeep {

    private final RandomLife life;
    private final Random dice;
    private final RandomExtraction extraction;
    private final Mentioned mentioned;

    RandomUpkeep(RandomLife life, Random dice, RandomExtraction extraction, Mentioned mentioned) {
        this.life = life;
        this.dice = dice;
        this.extraction = extraction;
        this.mentioned = mentioned;
    }

    RandomLife.Step next(ProjectId project) {
        mentioned.projects.add(project);
        List<Quarantined> held = life.held(project);
        if (dice.nextInt(4) == 0) {
            ProjectSettings settings = extraction.settings();
            return store -> {
                store.settings().keep(project, settings);
                return "kept";
            };
        }
        if (held.isEmpty() || dice.nextBoolean()) {
            Quarantined fact = noted(extraction.held(life.someone()));
            return life.plan(project, draft -> draft.hold(fact));
        }
        Quarantined fact = held.get(dice.nextInt(held.size()));
        return dice.nextBoolean() ? life.plan(project, draft -> draft.dismiss(fact)) : release(project, fact);
    }

    /** Facts that are held back when a submission is carried out. */
    List<Quarantined> someHeld(Submission submission) {
        return IntStream.range(0, dice.nextInt(4) == 0 ? 2 : 0)
                .mapToObj(i -> noted(extraction.held(submission.episode().scope())))
                .toList();
    }

    private RandomLife.Step release(ProjectId project, Quarantined fact) {
        Memory memory = life.remembered(project, fact);
        return life.plan(project, draft -> draft.dismiss(fact).add(memory));
    }

    private Quarantined noted(Quarantined held) {
        mentioned.held.add(held.id());
        mentioned.scopes.add(held.scope());
        return held;
    }
}
