package dev.keepsake.index.lucene;

import static dev.keepsake.index.lucene.Entries.ALICE;
import static dev.keepsake.index.lucene.Entries.EMBEDDER;
import static dev.keepsake.index.lucene.Entries.apply;
import static dev.keepsake.index.lucene.Entries.ask;
import static dev.keepsake.index.lucene.Entries.key;
import static dev.keepsake.index.lucene.Entries.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageWordsTest {

    @TempDir
    Path directory;

    LuceneIndex index;

    @BeforeEach
    void open() {
        index = LuceneIndex.open(directory, EMBEDDER.id());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ENGLISH    | She was painting the old houses by the river       | paint house
        SPANISH    | Ayer fui con mis amigos a las mejores playas       | playa
        FRENCH     | Nous avons visité les châteaux de la région        | château
        GERMAN     | Wir haben die alten Häuser am Fluss gesehen        | Haus
        PORTUGUESE | Os meus filhos não gostam de animais grandes       | animal
        ITALIAN    | Ieri sono andato con gli amici nelle montagne      | montagna
        RUSSIAN    | Мои дети любят большие книги о животных            | книга
        ARABIC     | زرت المدارس الجديدة في المدينة                       | مدرسة جديدة
        HINDI      | मुझे नई किताबें पढ़ना बहुत पसंद है                        | किताब
        CJK        | 我昨天在北京大学学习中文                             | 北京大学
        CJK        | 昨日は東京で寿司を食べました                          | 東京の寿司
        CJK        | 저는 어제 서울에서 친구를 만났습니다                     | 서울 친구
        CJK        | 今年要去看演唱會                                    | 演唱会
        CJK        | 저는 아기 방을 칠했어요                               | 방은 누가
        GERMAN     | Jonas hat leider eine Katzenhaarallergie           | Allergie
        SPANISH    | Los jueves ensayo con el coro del barrio           | ensayan
        THAI       | แม่ของฉันทำแกงเขียวหวานขายอยู่ที่ตลาด                      | ตลาด
        OTHER      | Χθες πήγα στη θάλασσα με τους φίλους μου           | ΘΆΛΑΣΣΑ
        """)
    void aWordIsFoundInAnotherForm(Language language, String text, String question) {
        assertThat(LanguageDetector.ofText(text)).isEqualTo(language);
        apply(index, put(1, text), put(2, "Nothing of the kind was ever said here"));

        assertThat(found(question)).containsExactly(key(1));
    }

    @Test
    void aTextThatIsTooShortToTellIsFoundInItsOwnWords() {
        apply(index, put(1, "Mia playa"), put(2, "Pizza"), put(3, "2023"));

        assertThat(found("playas")).containsExactly(key(1));
        assertThat(found("pizza")).containsExactly(key(2));
        assertThat(found("2023?")).containsExactly(key(3));
    }

    @Test
    void namesAndNumbersAreFoundAcrossLanguages() {
        apply(
                index,
                put(1, "Ayer fui con Caroline a la mejor playa de Valencia en 2023"),
                put(2, "Gestern war ich mit Caroline im Kino, das war 2023"),
                put(3, "Caroline was at the beach with us in 2023"),
                put(4, "Вчера мы были с Caroline в кино"),
                put(5, "我和 Caroline 昨天在北京"),
                put(6, "Someone else was at home with us"));

        assertThat(found("When did Caroline go?")).containsExactlyInAnyOrder(key(1), key(2), key(3), key(4), key(5));
        assertThat(found("¿Qué hizo Caroline en 2023?")).contains(key(1), key(2), key(3));
    }

    @Test
    void aWordWeighsTheSameInEveryLanguage() {
        for (int i = 0; i < 20; i++) {
            apply(index, put(i, "We were at the garden with Robert and all the others"));
        }
        apply(index, put(30, "Ayer estuvimos con Robert y todos los otros de la casa"));
        List<Candidate> candidates = index.matching(ask(ALICE, 50), "Robert");

        double english = candidates.stream()
                .filter(candidate -> !candidate.key().equals(key(30)))
                .findFirst()
                .orElseThrow()
                .score();
        assertThat(candidates)
                .filteredOn(candidate -> candidate.key().equals(key(30)))
                .singleElement()
                .satisfies(spanish -> assertThat(spanish.score()).isBetween(english / 2, english * 2));
    }

    @Test
    void wordsThatEveryQuestionHasDoNotCount() {
        apply(index, put(1, "What did you do? When did you do that?"), put(2, "She moved to Oslo"));

        assertThat(found("When did she do that?")).isEmpty();
        assertThat(found("When did she move?")).containsExactly(key(2));
        assertThat(found("What\u2019s she moving to?")).containsExactly(key(2));
    }

    @Test
    void namesThatLookLikeAuxiliariesCount() {
        apply(index, put(1, "Will and May were there"), put(2, "Nobody else was there"));

        assertThat(found("Who is Will?")).containsExactly(key(1));
        assertThat(found("Who is May?")).containsExactly(key(1));
    }

    @Test
    void aNameIsFoundInATextOfAnotherScript() {
        apply(
                index,
                put(1, "妹はMünchenの大学でビール醸造を勉強している"),
                put(2, "昨日のミーティングでKubernetesの移行プランを発表した"),
                put(3, "Вчера обновил прошивку на Garmin Fenix"),
                put(4, "أستخدم تطبيق Notion لتنظيم مهامي اليومية"),
                put(5, "मैंने पिछले महीने Spotify लिया"));

        assertThat(found("Who studies in Munchen?")).containsExactly(key(1));
        assertThat(found("Qui étudie à München ?")).containsExactly(key(1));
        assertThat(found("Who presented Kubernetes?")).containsExactly(key(2));
        assertThat(found("Was ist mit der Garmin?")).containsExactly(key(3));
        assertThat(found("What is in Notion?")).containsExactly(key(4));
        assertThat(found("¿Tiene Spotify?")).containsExactly(key(5));
    }

    @Test
    void theWholeWordRanksBeforeItsParts() {
        apply(index, put(1, "Wir haben uns ein Hausboot gekauft"), put(2, "Wir haben uns ein Boot gekauft"));

        assertThat(found("Wie heißt das Boot?")).containsExactly(key(2), key(1));
        assertThat(found("Wie heißt das Hausboot?")).containsExactly(key(1), key(2));
    }

    @Test
    void whatAQuestionAsksWithIsNotLookedFor() {
        apply(index, put(1, "いつもどこかで誰かが待っている"), put(2, "我不知道为什么他在哪里"), put(3, "언제 어디로 갈까"));

        assertThat(found("いつどこで？")).isEmpty();
        assertThat(found("为什么？哪里？")).isEmpty();
        assertThat(found("언제? 어디?")).isEmpty();
    }

    @Test
    void accentsMayBeLeftOut() {
        apply(
                index,
                put(1, "El cumpleaños de mi hija es el lunes por la mañana"),
                put(2, "We met at the café with Zoë"));

        assertThat(found("cumpleanos")).containsExactly(key(1));
        assertThat(found("cafe Zoe")).containsExactly(key(2));
    }

    private List<EntryKey> found(String question) {
        return index.matching(ask(ALICE, 20), question).stream()
                .map(Candidate::key)
                .toList();
    }
}
