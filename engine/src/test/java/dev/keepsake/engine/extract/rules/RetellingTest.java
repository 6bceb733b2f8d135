package dev.keepsake.engine.extract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetellingTest {

    private static final Speaker CAROLINE = new Speaker("Caroline", "Melanie", false);
    private static final English ENGLISH = new English();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I went to the gym.                     | Caroline went to the gym.
            I am a nurse.                          | Caroline is a nurse.
            I'm a nurse.                           | Caroline is a nurse.
            I've lived in Boston.                  | Caroline has lived in Boston.
            I have two dogs.                       | Caroline has two dogs.
            I don't eat pork.                      | Caroline doesn't eat pork.
            I like tea.                            | Caroline likes tea.
            I really like tea.                     | Caroline really likes tea.
            I study law.                           | Caroline studies law.
            I teach and watch birds.               | Caroline teaches and watches birds.
            I play guitar and sing in a band.      | Caroline plays guitar and sings in a band.
            I love hiking and swimming.            | Caroline loves hiking and swimming.
            I'd love to go.                        | Caroline would love to go.
            I'd been there.                        | Caroline had been there.
            I'd better go.                         | Caroline had better go.
            I'll be there.                         | Caroline will be there.
            I will be there.                       | Caroline will be there.
            I was there.                           | Caroline was there.
            I read the book.                       | Caroline read the book.
            I can't swim.                          | Caroline can't swim.
            I wanna go home.                       | Caroline wants to go home.
            My dog is old.                         | Caroline's dog is old.
            I love my dog.                         | Caroline loves their dog.
            He gave it to me.                      | He gave it to Caroline.
            The house is mine.                     | The house is Caroline's.
            I hurt myself.                         | Caroline hurt themself.
            My sister and I are twins.             | Caroline's sister and Caroline are twins.
            I went home and I cooked dinner.       | Caroline went home and cooked dinner.
            I went home and he slept at my place.  | Caroline went home and he slept at Caroline's place.
            im from Texas                          | Caroline is from Texas
            You're going to Spain.                 | Melanie is going to Spain.
            You told me your sister moved.         | Melanie told Caroline Melanie's sister moved.
            I need some me-time.                   | Caroline needs some me-time.
            """)
    void firstAndSecondPersonBecomeNames(String said, String told) {
        assertThat(Retelling.of(sentence(said), CAROLINE)).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We went home.",
                "She told me \"I can't come\".",
                "When you run, you feel free.",
                "It makes you happy and I know it.",
                "The house is old.",
                "Went home with my dog."
            })
    void whatCouldSaySomethingElseIsNotRetold(String said) {
        assertThat(Retelling.of(sentence(said), CAROLINE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"You are going to Spain.", "I told you."})
    void nobodyIsNamedWhoMayNotBeMeant(String said) {
        assertThat(Retelling.of(sentence(said), new Speaker("User", null, false)))
                .isEmpty();
    }

    private static Sentence sentence(String text) {
        return ENGLISH.sentences(text).getFirst();
    }
}
