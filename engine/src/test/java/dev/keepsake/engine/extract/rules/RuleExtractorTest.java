package dev.keepsake.engine.extract.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Fact;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleExtractorTest {

    private final RuleExtractor extractor = new RuleExtractor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I live in Boston with two dogs.                  | User lives in Boston with two dogs.
            I'm vegan.                                       | User is vegan.
            I hate flying.                                   | User hates flying.
            I have a dog.                                    | User has a dog.
            I play tennis.                                   | User plays tennis.
            I work at Google.                                | User works at Google.
            I no longer live in Boston.                      | User no longer lives in Boston.
            Actually, I moved to Denver.                     | User moved to Denver.
            Call me Sam.                                     | User: Call me Sam.
            We have three cats.                              | User: We have three cats.
            My boss is John. He lives in Rome.               | User's boss is John. He lives in Rome.
            The meeting was moved to Thursday.               | User: The meeting was moved to Thursday (11 May 2023).
            My favorite color is teal.                       | User's favorite color is teal.
            Yeah, I painted that lake sunrise last year!     | User painted that lake sunrise last year (2022)!
            Remember that my wife's birthday is on June 3.   | User's wife's birthday is on June 3.
            i work as a nurse lol                            | User works as a nurse
            We're going camping with the kids next month.    | User: We're going camping with the kids next month (June 2023).
            Gonna continue my studies in Oslo.               | User: Gonna continue my studies in Oslo.
            """)
    void statementsAreKeptAndCanBeUnderstoodAlone(String said, String told) {
        assertThat(texts(Conversations.ofUser(said))).containsExactly(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi there!",
                "Good morning, how are you?",
                "Thanks so much for your help with the essay!",
                "Wow, that's amazing!",
                "That sounds great.",
                "What a lovely idea!",
                "Good luck with the interview on Friday!",
                "Can you recommend a restaurant in Boston?",
                "Please write me a poem about autumn leaves in Kyoto.",
                "I want you to write a poem about autumn leaves in Kyoto.",
                "Write a poem about autumn leaves.",
                "You're so kind.",
                "Talk to you later!",
                "I agree.",
                "I don't know.",
                "I see.",
                "Sounds good to me.",
                "Set a timer.",
                "Makes sense.",
                "lol",
                "ok",
                "...",
                "\uD83D\uDE00\uD83D\uDE00"
            })
    void talkThatStatesNothingIsDroppedWithAReason(String said) {
        assertThat(extractor.extract(ExtractionRequest.of(Conversations.ofUser(said)), Deadline.NONE))
                .isInstanceOfSatisfying(
                        Extraction.Nothing.class,
                        nothing -> assertThat(nothing.reason()).startsWith("No sentence"));
    }

    @Test
    void systemAndToolTurnsAreNotRead() {
        Conversations talk = new Conversations();
        talk.say(Role.SYSTEM, null, "You are Bob and you live in Paris.");
        talk.say(Role.TOOL, null, "The weather in Paris was 21 degrees.");

        assertThat(extractor.extract(ExtractionRequest.of(talk.episode()), Deadline.NONE))
                .isEqualTo(new Extraction.Nothing("No turn of a user or an assistant"));
    }

    @Test
    void ofAnAssistantOnlyRecommendationsAndWhatItSaysOfTheUserAreKept() {
        Conversations talk = new Conversations();
        talk.say(Role.USER, null, "Any good seafood?");
        talk.say(
                Role.ASSISTANT,
                null,
                "Sure! I'd be happy to help. I recommend Neptune Oyster on Salem Street. Let me know if you need more."
                        + " As an AI, I have no taste in Boston. Your dentist appointment is on Friday at 3pm.");

        assertThat(texts(talk.episode()))
                .containsExactly(
                        "Assistant recommends Neptune Oyster on Salem Street.",
                        "User's dentist appointment is on Friday at 3pm.");
    }

    @Test
    void twoNamedPeopleAreTreatedAlikeWhateverTheirRoles() {
        Conversations talk = new Conversations();
        talk.say(Role.USER, "Caroline", "I moved to Oslo yesterday.");
        talk.say(Role.ASSISTANT, "Melanie", "I moved to Oslo yesterday.");

        assertThat(texts(talk.episode()))
                .containsExactly(
                        "Caroline moved to Oslo yesterday (7 May 2023).",
                        "Melanie moved to Oslo yesterday (7 May 2023).");
        assertThat(facts(talk.episode()))
                .extracting(fact -> fact.attribution().actor())
                .containsExactly("Caroline", "Melanie");
    }

    @Test
    void aShortAnswerIsJoinedWithItsQuestionAndCitesBoth() {
        Conversations talk = new Conversations();
        talk.say(Role.USER, "Melanie", "Long time no see! Where do your parents live?");
        talk.say(Role.ASSISTANT, "Caroline", "In Boston.");

        Fact fact = facts(talk.episode()).getFirst();

        assertThat(fact.text()).isEqualTo("Melanie asked: \"Where do your parents live?\" Caroline: \"In Boston.\"");
        assertThat(talk.cited(fact)).containsExactly("Where do your parents live?", "In Boston.");
    }

    @Test
    void anAnswerOfYesIsJoinedWithItsQuestionWhenNothingElseIsSaid() {
        Conversations talk = new Conversations();
        talk.say(Role.ASSISTANT, null, "Do you have any kids?");
        talk.say(Role.USER, null, "Yes!");

        assertThat(texts(talk.episode())).containsExactly("Assistant asked: \"Do you have any kids?\" User: \"Yes!\"");
    }

    @Test
    void aSentenceAboutItContinuesTheOneBefore() {
        Conversations talk = new Conversations();
        talk.say(
                Role.USER,
                "Ann",
                "Hi! I ran a charity race in Leeds last Saturday. It raised 300 pounds. My dog Rex is five.");

        List<Fact> facts = facts(talk.episode());

        assertThat(facts)
                .extracting(Fact::text)
                .containsExactly(
                        "Ann ran a charity race in Leeds last Saturday (6 May 2023). It raised 300 pounds.",
                        "Ann's dog Rex is five.");
        assertThat(talk.cited(facts.getFirst()))
                .containsExactly("I ran a charity race in Leeds last Saturday.", "It raised 300 pounds.");
    }

    @Test
    void aSentenceThatNamesOthersTogetherWithTheSpeakerStandsAlone() {
        assertThat(texts(Conversations.ofUser(
                        "I met a group of monks in Lhasa. It made us think about our jobs in Leeds.")))
                .containsExactly(
                        "User met a group of monks in Lhasa.", "User: It made us think about our jobs in Leeds.");
    }

    @Test
    void aPictureIsAStatement() {
        Conversations talk = new Conversations();
        talk.say(Role.USER, "Ann", "Look!\n[image: a photo of a dog on a beach. It is wet]");

        Fact fact = facts(talk.episode()).getFirst();

        assertThat(fact.text()).isEqualTo("Ann shared a picture: a dog on a beach. It is wet");
        assertThat(talk.cited(fact)).containsExactly("[image: a photo of a dog on a beach. It is wet]");
    }

    @Test
    void otherLanguagesAreKeptAsSaidWithTheSpeaker() {
        Conversations talk = new Conversations();
        talk.say(
                Role.USER,
                "Eva",
                "\u00a1Hola! Vivo en Madrid con mi esposa y dos perros. \u00bfDonde vives tu ahora mismo?");
        talk.say(Role.USER, "Eva", "\u79c1\u306f\u6771\u4eac\u306b\u4f4f\u3093\u3067\u3044\u307e\u3059\u3002");

        assertThat(texts(talk.episode()))
                .containsExactly(
                        "Eva: Vivo en Madrid con mi esposa y dos perros.",
                        "Eva: \u79c1\u306f\u6771\u4eac\u306b\u4f4f\u3093\u3067\u3044\u307e\u3059\u3002");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I moved to Oslo last month.                 | 2023-04-01T00:00:00Z
            I have worked in Oslo since 2021.           | 2021-01-01T00:00:00Z
            I will move to Oslo next month.             | 2023-05-08T13:56:00Z
            I had never seen Oslo before last year.     | 2023-05-08T13:56:00Z
            I left Oslo in 2019 and Bergen last year.   | 2023-05-08T13:56:00Z
            I live in Oslo.                             | 2023-05-08T13:56:00Z
            """)
    void aFactIsValidFromTheOnePastDateItNamesElseFromItsTurn(String said, Instant validFrom) {
        assertThat(facts(Conversations.ofUser(said)))
                .singleElement()
                .extracting(Fact::validFrom)
                .isEqualTo(validFrom);
    }

    @Test
    void theYearOfABirthdayIsNotMadeUp() {
        assertThat(texts(Conversations.ofUser("I was born on July 4th in Leeds.")))
                .containsExactly("User was born on July 4th in Leeds.");
    }

    @Test
    void aPassedDeadlineEndsTheReadingBetweenTurns() {
        Deadline passed = Deadline.after(Duration.ZERO, () -> 0);

        assertThatExceptionOfType(KeepsakeException.class)
                .isThrownBy(
                        () -> extractor.extract(ExtractionRequest.of(Conversations.ofUser("I live in Oslo.")), passed))
                .matches(failure -> failure.category() == ErrorCategory.DEADLINE_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[image: ", "I ", "a.", "((", "have for two ", "so really just ", "\n- ", "1. "})
    void longMonotonousTextIsReadQuickly(String repeated) {
        Episode episode = Conversations.ofUser(repeated.repeat(20_000));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(texts(episode)).hasSizeLessThan(20_000));
    }

    @Test
    void manyThreadsGetTheSameFacts() throws Exception {
        var episode = Conversations.ofUser(
                "I live in Boston. I've had two dogs since 2019. My sister moved to Oslo last May.");
        List<String> expected = texts(episode);
        Callable<List<String>> read = () -> texts(episode);

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var texts : threads.invokeAll(Collections.nCopies(64, read))) {
                assertThat(texts.get()).isEqualTo(expected).hasSize(3);
            }
        }
    }

    private List<String> texts(Episode episode) {
        return facts(episode).stream().map(Fact::text).toList();
    }

    private List<Fact> facts(Episode episode) {
        return extractor.extract(ExtractionRequest.of(episode), Deadline.NONE) instanceof Extraction.Facts found
                ? found.facts()
                : List.of();
    }
}
