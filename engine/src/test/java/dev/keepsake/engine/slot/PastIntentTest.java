package dev.keepsake.engine.slot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastIntentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Where does Ana live?                              | CURRENT
            Where do I live now?                              | CURRENT
            What is Tom's current job?                        | CURRENT
            What is my phone number these days?               | CURRENT
            What is Ana's first name?                         | CURRENT
            Is she still vegan?                               | CURRENT
            Who is my boss?                                   | CURRENT
            How old is Ana?                                   | CURRENT
            Where did Ana live before?                        | PREVIOUS
            What was my previous job?                         | PREVIOUS
            Where did I use to work, or where I used to work? | PREVIOUS
            What was Tom's old phone number?                  | PREVIOUS
            Where did Ana live before she moved to Porto?     | PREVIOUS
            What did she drive before the Honda?              | PREVIOUS
            Who was her former manager?                       | PREVIOUS
            Where did Ana live originally?                    | PAST
            Where did I work back in 2019?                    | PAST
            What was my first job?                            | PAST
            Where did she live at that time?                  | PAST
            What was my favorite food when I was a child?     | PAST
            Where did I live in March 2023?                   | PAST
            Has Ana ever lived in Rome?                       | ANY
            How many times has she moved?                     | ANY
            How has my diet changed?                          | ANY
            When did Ana move to Porto?                       | ANY
            """)
    void readsEnglish(String question, PastIntent intent) {
        assertThat(PastIntent.of(question)).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \u00bfD\u00f3nde vive Ana?                              | CURRENT
            \u00bfD\u00f3nde viv\u00eda Ana antes?                       | PREVIOUS
            \u00bfD\u00f3nde viv\u00eda Ana en 2019?                     | PAST
            \u00bfAlguna vez ha vivido en Roma?                | ANY
            O\u00f9 habite Ana maintenant ?                    | CURRENT
            O\u00f9 habitait Ana avant ?                       | PREVIOUS
            Quel \u00e9tait son ancien travail ?               | PREVIOUS
            O\u00f9 vivait-elle \u00e0 l'\u00e9poque ?                   | PAST
            Wo wohnt Ana jetzt?                           | CURRENT
            Wo hat Ana vorher gewohnt?                    | PREVIOUS
            Was war ihr fr\u00fcherer Beruf?                   | PREVIOUS
            Wo hat sie urspr\u00fcnglich gewohnt?              | PAST
            Hat sie jemals in Rom gewohnt?                | ANY
            Onde a Ana mora atualmente?                   | CURRENT
            Onde a Ana morava antes?                      | PREVIOUS
            Onde ela morava naquela \u00e9poca?                | PAST
            Dove abita Ana adesso?                        | CURRENT
            Dove abitava Ana prima?                       | PREVIOUS
            Dove abitava all'inizio?                      | PAST
            """)
    void readsOtherLanguages(String question, PastIntent intent) {
        assertThat(PastIntent.of(question)).isEqualTo(intent);
    }
}
