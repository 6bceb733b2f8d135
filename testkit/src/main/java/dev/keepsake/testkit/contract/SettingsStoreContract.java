package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Policy;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Retention;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.HostileIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.SettingsStore} does. */
public abstract class SettingsStoreContract extends StoreFixture {

    private static final ProjectSettings EXOTIC = new ProjectSettings(
            Policy.CLASSIC,
            Exotic.guidance(),
            Exotic.handling().budget(),
            Duration.ofSeconds(Long.MAX_VALUE, 1),
            new Retention(Duration.ofNanos(1), Duration.ZERO));

    @Test
    void aProjectThatKeptNoneHasTheUsualOnes() {
        assertThat(store.settings().of(PROJECT)).isEqualTo(ProjectSettings.DEFAULT);
    }

    @Test
    void settingsComeBackExactly() {
        store.settings().keep(PROJECT, EXOTIC);

        assertThat(store.settings().of(PROJECT)).isEqualTo(EXOTIC);
    }

    @Test
    void newSettingsTakeThePlaceOfTheOldOnesWhole() {
        ProjectSettings few = lasting(0);
        store.settings().keep(PROJECT, EXOTIC);

        store.settings().keep(PROJECT, few);
        assertThat(store.settings().of(PROJECT)).isEqualTo(few);

        store.settings().keep(PROJECT, ProjectSettings.DEFAULT);
        assertThat(store.settings().of(PROJECT)).isEqualTo(ProjectSettings.DEFAULT);
    }

    @Test
    void everyProjectHasItsOwn() {
        List<ProjectId> projects = new ArrayList<>(HostileIds.projects());
        for (int i = 0; i < projects.size(); i++) {
            store.settings().keep(projects.get(i), lasting(i));
        }

        for (int i = 0; i < projects.size(); i++) {
            assertThat(store.settings().of(projects.get(i)))
                    .as("%s", projects.get(i))
                    .isEqualTo(lasting(i));
        }
        assertThat(store.settings().of(OTHER_PROJECT)).isEqualTo(ProjectSettings.DEFAULT);
    }

    @Test
    void theyStayWhenTheProjectIsDestroyed() {
        added(ALICE, "tea");
        store.settings().keep(PROJECT, EXOTIC);

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(store.settings().of(PROJECT)).isEqualTo(EXOTIC);
    }

    private static ProjectSettings lasting(int seconds) {
        return new ProjectSettings(
                null, Guidance.NONE, Budget.UNLIMITED, Duration.ofSeconds(seconds + 1L), Retention.DEFAULT);
    }
}
