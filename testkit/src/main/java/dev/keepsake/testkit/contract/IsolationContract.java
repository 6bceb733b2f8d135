package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.sample.FilterCases;
import dev.keepsake.testkit.sample.HostileIds;
import dev.keepsake.testkit.sample.Inhabitant;
import dev.keepsake.testkit.sample.RandomFeatures;
import dev.keepsake.testkit.sample.RandomFilters;
import dev.keepsake.testkit.sample.Seed;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Nothing of one project or scope is reachable from another, whatever their ids look like: two projects with the same few
 * hundred hostile scopes, and hostile projects with the same user.
 */
public abstract class IsolationContract extends IsolationFixture {

    @Test
    void everyScopeListsItsOwnAndWhatItCovers() {
        populate();

        forEachInhabitant((softly, asking) -> {
            List<Memory> expected = reachableFrom(asking)
                    .map(Inhabitant::current)
                    .sorted(StoreAnswers.NEWEST_FIRST)
                    .toList();
            softly.assertThat(store.memories().list(current(asking), EVERYTHING).items())
                    .as(name(asking))
                    .isEqualTo(expected);
            softly.assertThat(store.memories()
                            .list(current(asking), PageRequest.first(1))
                            .total())
                    .as(name(asking))
                    .isEqualTo(expected.size());
            softly.assertThat(store.episodes().indexed(current(asking)))
                    .as(name(asking))
                    .containsExactlyInAnyOrderElementsOf(reachableFrom(asking)
                            .map(reached -> reached.turn().id())
                            .toList());
        });
    }

    @Test
    void everyScopeFindsItsOwnAndWhatItCovers() {
        populate();
        Set<TurnId> everybody = everybodysTurns();

        forEachInhabitant((softly, asking) -> {
            Set<EntryKey> expected = reachableFrom(asking)
                    .flatMap(reached -> Stream.of(memoryKey(reached.current()), turnKey(reached)))
                    .collect(Collectors.toSet());
            CandidateQuery query = query(current(asking));
            softly.assertThat(keys(nearest(query, asking.secret())))
                    .as(name(asking))
                    .isEqualTo(expected);
            softly.assertThat(keys(opened.keywords().matching(query, RandomFilters.COMMON_WORD)))
                    .as(name(asking))
                    .isEqualTo(expected);
            byStructure(query, RandomFilters.COMMON_WORD, everybody)
                    .forEach((question, found) -> softly.assertThat(keys(found))
                            .as("%s: %s", question, name(asking))
                            .isEqualTo(expected));
        });
    }

    @Test
    void nobodyFindsTheSecretOfAnother() {
        populate();
        Inhabitant victim = inhabitants.stream()
                .filter(inhabitant -> inhabitant.scope().equals(VICTIM))
                .findFirst()
                .orElseThrow();

        forEachInhabitant((softly, asking) -> {
            Set<EntryKey> found = keys(opened.keywords().matching(query(current(asking)), victim.secret()));
            boolean reaches = reachableFrom(asking).anyMatch(victim::equals);
            Set<EntryKey> allowed = reaches ? Set.of(memoryKey(victim.current()), turnKey(victim)) : Set.of();
            softly.assertThat(found).as(name(asking)).isEqualTo(allowed);
            softly.assertThat(keysByStructure(query(current(asking)), victim))
                    .as(name(asking))
                    .isEqualTo(allowed);
        });
    }

    @Test
    void whatIsNamedByIdIsFoundInItsProjectOnly() {
        populate();
        Mentioned everybody = new Mentioned();
        Set<String> texts = new HashSet<>();
        inhabitants.forEach(inhabitant -> {
            everybody.note(inhabitant.submission());
            everybody.note(inhabitant.project(), inhabitant.current());
            texts.add(inhabitant.current().text());
        });

        SoftAssertions softly = new SoftAssertions();
        for (ProjectId project : everybody.projects) {
            List<Inhabitant> own = inhabitants.stream()
                    .filter(inhabitant -> inhabitant.project().equals(project))
                    .toList();
            softly.assertThat(store.memories().get(project, everybody.memories))
                    .as("memories of %s", project)
                    .isEqualTo(own.stream().map(Inhabitant::current).toList());
            softly.assertThat(store.episodes().turns(project, everybody.turns))
                    .as("turns of %s", project)
                    .isEqualTo(own.stream().map(Inhabitant::turn).toList());
            softly.assertThat(store.memories().citing(project, everybody.turns))
                    .as("citing in %s", project)
                    .hasSize(2 * own.size())
                    .allMatch(memory -> own.stream()
                            .anyMatch(inhabitant -> inhabitant
                                    .turn()
                                    .id()
                                    .equals(memory.sources().get(0).turn())));
        }
        softly.assertAll();

        forEachInhabitant((each, asking) -> {
            each.assertThat(store.memories().withText(asking.project(), asking.scope(), texts))
                    .as(name(asking))
                    .containsExactly(asking.current());
            each.assertThat(store.episodes()
                            .known(asking.project(), asking.scope(), everybody.identities)
                            .values())
                    .as(name(asking))
                    .containsExactly(asking.turn().id());
            each.assertThat(store.plans().version(asking.project(), asking.scope()))
                    .as(name(asking))
                    .isEqualTo(2);
        });
    }

    @Test
    void operationsAndHistoriesOfAnotherProjectAreNotThere() {
        populate();

        forEachInhabitant((softly, owner) -> {
            for (ProjectId project : List.of(PROJECT, TWIN, new ProjectId("%"), new ProjectId("acme  "))) {
                boolean own = project.equals(owner.project());
                softly.assertThat(store.memories()
                                .history(project, owner.current().id()))
                        .as(name(owner))
                        .hasSize(own ? 1 : 0);
                softly.assertThat(store.memories()
                                .history(project, owner.deleted().id()))
                        .as(name(owner))
                        .hasSize(own ? 2 : 0);
                softly.assertThat(store.episodes()
                                .operation(
                                        project,
                                        owner.submission().episode().id().value()))
                        .as(name(owner))
                        .matches(found -> found.isPresent() == own);
                softly.assertThat(store.episodes().operation(project, owner.deletion()))
                        .as(name(owner))
                        .matches(found -> found.isPresent() == own);
            }
        });
    }

    @Test
    void ownersAreThoseOfTheProject() {
        populate();

        SoftAssertions softly = new SoftAssertions();
        for (ProjectId project : store.everyProject()) {
            Set<String> expected = inhabitants.stream()
                    .filter(inhabitant -> inhabitant.project().equals(project))
                    .flatMap(inhabitant -> Stream.of(ScopeField.values())
                            .filter(field -> inhabitant.scope().id(field) != null)
                            .map(field -> owner(
                                    field,
                                    Objects.requireNonNull(inhabitant.scope().id(field)))))
                    .collect(Collectors.toSet());
            List<ScopeOwner> owners =
                    store.memories().owners(project, EVERYTHING).items();
            softly.assertThat(owners)
                    .extracting(owner -> owner(owner.field(), owner.id()))
                    .as("owners of %s", project)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        softly.assertAll();
    }

    private static String owner(ScopeField field, String id) {
        return field.key() + " " + id;
    }

    @Test
    void aFilterThatNamesAnOwnerMeansExactlyThatOwner() {
        populate();

        SoftAssertions softly = new SoftAssertions();
        for (String id : HostileIds.ids()) {
            Filter filter = Filter.owner(ScopeField.USER, id);
            Selection selection = new Selection(PROJECT, Scope.ANY, filter, Visibility.currentAt(data.now()));
            Set<Inhabitant> expected = inhabitants.stream()
                    .filter(inhabitant -> inhabitant.project().equals(PROJECT)
                            && id.equals(inhabitant.scope().user()))
                    .collect(Collectors.toSet());
            softly.assertThat(Set.copyOf(
                            store.memories().list(selection, EVERYTHING).items()))
                    .as(id)
                    .isEqualTo(expected.stream().map(Inhabitant::current).collect(Collectors.toSet()));
            softly.assertThat(memoryKeys(nearest(query(selection), id)))
                    .as(id)
                    .isEqualTo(expected.stream()
                            .map(inhabitant -> memoryKey(inhabitant.current()))
                            .collect(Collectors.toSet()));
        }
        softly.assertAll();
    }

    @Test
    void noFilterLeadsOutOfItsScopeAndProject() {
        populate();
        Inhabitant asking = inhabitants.stream()
                .filter(inhabitant -> inhabitant.scope().equals(VICTIM))
                .findFirst()
                .orElseThrow();
        Set<EntryKey> allowed = reachableFrom(asking)
                .flatMap(reached ->
                        Stream.of(memoryKey(reached.current()), memoryKey(reached.superseded()), turnKey(reached)))
                .collect(Collectors.toSet());
        Seed seed = Seed.announcedFor(this);
        RandomFilters random = new RandomFilters(seed.random(), data);
        List<Filter> filters = new ArrayList<>(
                FilterCases.filters(asking.current().id().toString()).values());
        Stream.generate(() -> random.filter(3)).limit(Seed.rounds(300)).forEach(filters::add);

        SoftAssertions softly = new SoftAssertions();
        for (Filter filter : filters) {
            Visibility all =
                    Visibility.currentAt(data.now()).withSuperseded(true).withExpired(true);
            Selection selection = new Selection(asking.project(), asking.scope(), filter, all);
            List<EntryKey> reached = new ArrayList<>();
            store.memories().list(selection, EVERYTHING).items().forEach(memory -> reached.add(memoryKey(memory)));
            reached.addAll(keys(nearest(query(selection), RandomFilters.COMMON_WORD)));
            reached.addAll(keys(opened.keywords().matching(query(selection), RandomFilters.COMMON_WORD)));
            byStructure(query(selection), RandomFilters.COMMON_WORD, everybodysTurns())
                    .values()
                    .forEach(found -> reached.addAll(keys(found)));
            softly.assertThat(allowed).as("%s: %s", seed, filter).containsAll(reached);
        }
        softly.assertAll();
    }

    @Test
    void theRankingOfAScopeIsTheSameToTheLastBitWhateverOthersLoad() {
        startEmpty();
        Random dice = new Random(7);
        RandomFeatures features = new RandomFeatures(dice, data.embedder());
        List<String> words = List.of("jasmine", "violin", "garden", "zeppelin", RandomFilters.COMMON_WORD, "secret0");
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder(RandomFilters.COMMON_WORD);
            for (int word = dice.nextInt(6); word >= 0; word--) {
                text.append(' ').append(words.get(dice.nextInt(words.size())));
            }
            Memory memory = data.memory(VICTIM, text.toString());
            data.plan(store, PROJECT)
                    .add(memory)
                    .read(memoryKey(memory), features.next())
                    .apply();
        }
        catchUp();
        List<Object> before = rankings(words);

        HostileIds.scopes().stream().filter(scope -> !VICTIM.covers(scope)).forEach(scope -> moveIn(PROJECT, scope));
        HostileIds.scopes().forEach(scope -> moveIn(TWIN, scope));
        HostileIds.projects().forEach(project -> moveIn(project, VICTIM));
        catchUp();
        assertThat(rankings(words)).isEqualTo(before);

        opened.projection().persist();
        assertThat(rankings(words)).isEqualTo(before);

        store.plans().destroyEverythingIn(TWIN);
        catchUp();
        opened.projection().persist();
        assertThat(rankings(words)).isEqualTo(before);
        assertThat(before).allSatisfy(ranking -> assertThat(ranking).isNotEqualTo(List.of()));
    }

    private List<Object> rankings(List<String> words) {
        List<Object> rankings = new ArrayList<>();
        Selection selection = new Selection(PROJECT, VICTIM, Filter.all(), Visibility.currentAt(data.now()));
        for (String word : words) {
            String question = word + " garden";
            for (int limit : new int[] {3, 100}) {
                CandidateQuery query =
                        new CandidateQuery(selection, EnumSet.allOf(EntryKind.class), limit, Deadline.NONE);
                rankings.add(opened.keywords().matching(query, question));
                rankings.add(nearest(query, question));
                rankings.add(nearestInContext(query, question));
                rankings.add(opened.structure().mentioning(query, List.of("oslo", "mercury", word)));
                rankings.add(opened.structure().latest(query));
            }
        }
        return rankings;
    }

    @Test
    void destroyingAProjectTouchesNobodyElse() {
        populate();
        spoil();

        store.plans().destroyEverythingIn(PROJECT);
        store.plans().destroyEverythingIn(new ProjectId("%"));
        catchUp();

        forEachInhabitant((softly, asking) -> {
            boolean gone =
                    asking.project().equals(PROJECT) || asking.project().value().equals("%");
            softly.assertThat(store.memories()
                            .get(asking.project(), List.of(asking.current().id())))
                    .as(name(asking))
                    .hasSize(gone ? 0 : 1);
            softly.assertThat(nearest(query(current(asking)), asking.secret()).isEmpty())
                    .as(name(asking))
                    .isEqualTo(gone);
        });
    }
}
