package dev.keepsake.engine.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.fault.Faults;
import dev.keepsake.testkit.fault.FaultyStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process ends at every write of a migration, before or after it had its effect; the next one finishes what it began. */
class MigrationFaultTest {

    private static final Set<String> WRITES = Set.of(
            "migrations.begin",
            "migrations.fill",
            "migrations.setAside",
            "migrations.ready",
            "migrations.switchTo",
            "migrations.beginDropping",
            "migrations.drop");

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void whereverItEndsTheNextStartGoesOn(Fault.Moment moment) {
        Set<String> struck = new TreeSet<>();
        boolean more = true;
        for (int call = 1; more; call++) {
            Faults faults = new Faults(WRITES::contains);
            MigrationFixture fixture = new MigrationFixture();
            for (String thing : List.of("violin", "bicycle", "telescope", "kayak")) {
                fixture.add("My " + thing + " is in the attic.");
            }
            fixture.young.refused = text -> text.contains("kayak");
            fixture.store = new FaultyStore(faults, fixture.kept);
            fixture.restart();
            faults.arm(new Fault(call, moment, Fault.Extent.ALL_FROM_THEN_ON));
            run(fixture, faults);
            more = faults.hasStruck();
            struck.add(faults.struck());
            faults.disarm();
            fixture.store = fixture.kept;
            fixture.restart();

            goOn(fixture);

            assertThat(fixture.violations()).as("call %s", call).isEmpty();
            assertThat(fixture.embedding().status().current()).isEqualTo(fixture.young.id());
            assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
            assertThat(fixture.found("Where is my kayak?")).contains("User's kayak is in the attic.");
            assertThat(fixture.embedding().status().aside().count()).isEqualTo(2);
            fixture.engine.close();
        }
        assertThat(struck).containsAll(WRITES);
    }

    /** All there is to a migration, as far as it comes. */
    private static void run(MigrationFixture fixture, Faults faults) {
        try {
            fixture.embedding().migrateTo("young");
            awaitPhase(fixture, faults, Phase.READY);
            fixture.embedding().switchOver(true);
            fixture.embedding().rollBack();
            fixture.embedding().switchOver(true);
            fixture.embedding().finish();
            MigrationFixture.await(() ->
                    faults.hasStruck() || fixture.kept.migrations().current().isEmpty());
        } catch (KeepsakeException gone) {
            assertThat(faults.hasStruck()).as(gone.getMessage()).isTrue();
        }
    }

    private static void awaitPhase(MigrationFixture fixture, Faults faults, Phase phase) {
        MigrationFixture.await(() -> faults.hasStruck() || fixture.phase() == phase);
    }

    /** What whoever runs it does after a restart, until it is done. */
    private static void goOn(MigrationFixture fixture) {
        boolean done = fixture.kept.migrations().current().isEmpty()
                && fixture.kept
                        .embeddings()
                        .recorded()
                        .filter(fixture.young.id()::equals)
                        .isPresent();
        if (!done && fixture.phase() != Phase.DROPPING) {
            if (fixture.kept.migrations().current().isEmpty()) {
                fixture.embedding().migrateTo("young");
            }
            MigrationFixture.await(() -> fixture.phase() == Phase.READY || fixture.phase() == Phase.SWITCHED);
            fixture.embedding().switchOver(true);
            fixture.embedding().finish();
        }
        fixture.awaitEnd();
    }
}
