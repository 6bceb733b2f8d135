package dev.keepsake.engine.extract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Role;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Fact;
import dev.keepsake.time.Deadline;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleExtractorProperties {

    private final RuleExtractor extractor = new RuleExtractor();

    @Property(tries = 300)
    void anyTextIsReadWithoutFailureAndCitedExactly(@ForAll("anyText") String first, @ForAll("anyText") String second) {
        Conversations talk = new Conversations();
        talk.say(Role.USER, null, first);
        talk.say(Role.ASSISTANT, null, second);

        allAreCited(talk);
    }

    @Property(tries = 300)
    void scrambledTalkIsReadWithoutFailureAndCitedExactly(
            @ForAll("talk") List<String> first, @ForAll("talk") List<String> second) {
        Conversations talk = new Conversations();
        talk.say(Role.USER, "Ann", String.join(" ", first));
        talk.say(Role.ASSISTANT, "Bob", String.join(" ", second));

        allAreCited(talk);
    }

    @Property(tries = 50)
    void theSameEpisodeGivesTheSameFacts(@ForAll("talk") List<String> words) {
        Episode episode = Conversations.ofUser(String.join(" ", words));

        assertThat(extractor.extract(ExtractionRequest.of(episode), Deadline.NONE))
                .isEqualTo(new RuleExtractor().extract(ExtractionRequest.of(episode), Deadline.NONE));
    }

    private void allAreCited(Conversations talk) {
        switch (extractor.extract(ExtractionRequest.of(talk.episode()), Deadline.NONE)) {
            case Extraction.Facts(var facts, var left, var used, var senseless) -> {
                assertThat(facts).isNotEmpty();
                facts.stream()
                        .map(talk::cited)
                        .forEach(cited -> assertThat(cited).isNotEmpty().noneMatch(String::isBlank));
                facts.stream().map(Fact::text).forEach(text -> assertThat(text).isNotBlank());
            }
            case Extraction.Nothing(String reason, var used) ->
                assertThat(reason).isNotBlank();
            case Extraction.Unreadable(String reason, var used) ->
                assertThat(reason).as("rules can read everything").isNull();
        }
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.strings().all().ofMaxLength(200);
    }

    @Provide
    Arbitrary<List<String>> talk() {
        return Arbitraries.of(
                        "I",
                        "I'm",
                        "i've",
                        "you",
                        "your",
                        "my",
                        "and",
                        "me",
                        "myself",
                        "I'd",
                        "love",
                        "went",
                        "Boston",
                        "dogs",
                        ",",
                        ".",
                        "?",
                        "!",
                        "\n",
                        "\uD83D\uDE00",
                        "yesterday",
                        "two",
                        "weeks",
                        "ago",
                        "in",
                        "May",
                        "on",
                        "the",
                        "3rd",
                        "last",
                        "Friday",
                        "99",
                        "\"",
                        "[image:",
                        "]",
                        "Ann",
                        "lol",
                        "it",
                        "that",
                        "we",
                        "\u2019",
                        "-",
                        "since",
                        "31",
                        "February",
                        "0000",
                        "'",
                        "yes",
                        "no",
                        "for",
                        "\u00a0",
                        "\uD800",
                        "sushi",
                        "2021",
                        "Thanks",
                        "a",
                        "Dr.")
                .list()
                .ofMaxSize(40);
    }
}
