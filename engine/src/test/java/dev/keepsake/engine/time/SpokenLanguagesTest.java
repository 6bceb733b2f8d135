package dev.keepsake.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenLanguagesTest {

    /** A Monday. */
    private static final Instant SAID = Instant.parse("2023-05-08T13:56:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Ayer fui al médico                        | DAY   | 2023-05-07 | 2023-05-08
            Mañana voy al dentista                    | DAY   | 2023-05-09 | 2023-05-10
            La semana pasada compré un coche          | WEEK  | 2023-05-01 | 2023-05-08
            Hace tres días llegué a Madrid            | DAY   | 2023-05-05 | 2023-05-06
            Nos casamos el 8 de mayo de 2021          | DAY   | 2021-05-08 | 2021-05-09
            El viernes pasado comimos juntos          | DAY   | 2023-05-05 | 2023-05-06
            Viajamos a Perú en agosto                 | MONTH | 2022-08-01 | 2022-09-01
            Hier j'ai mangé au restaurant             | DAY   | 2023-05-07 | 2023-05-08
            La semaine prochaine je pars              | WEEK  | 2023-05-15 | 2023-05-22
            Nous avons déménagé il y a deux ans       | YEAR  | 2021-01-01 | 2022-01-01
            Je suis née le 3 mars 1990                | DAY   | 1990-03-03 | 1990-03-04
            Lundi dernier nous étions à Lyon          | DAY   | 2023-05-01 | 2023-05-02
            Gestern war ich im Kino                   | DAY   | 2023-05-07 | 2023-05-08
            Morgen werde ich arbeiten                 | DAY   | 2023-05-09 | 2023-05-10
            Letzte Woche war ich krank                | WEEK  | 2023-05-01 | 2023-05-08
            Wir haben am 8. Mai 2021 geheiratet       | DAY   | 2021-05-08 | 2021-05-09
            Vor drei Monaten bin ich umgezogen        | MONTH | 2023-02-01 | 2023-03-01
            Am Freitag werden wir kochen              | DAY   | 2023-05-12 | 2023-05-13
            Ontem comi peixe                          | DAY   | 2023-05-07 | 2023-05-08
            Mudei para Lisboa no ano passado          | YEAR  | 2022-01-01 | 2023-01-01
            Comprei uma bicicleta há duas semanas     | WEEK  | 2023-04-21 | 2023-04-28
            Nasci em 5 de março de 1988               | DAY   | 1988-03-05 | 1988-03-06
            Ieri sono andato al mare                  | DAY   | 2023-05-07 | 2023-05-08
            Il mese scorso ho cambiato lavoro         | MONTH | 2023-04-01 | 2023-05-01
            Due settimane fa ho comprato una bici     | WEEK  | 2023-04-21 | 2023-04-28
            Sono nato il 5 giugno 1985                | DAY   | 1985-06-05 | 1985-06-06
            Вчера я была в театре                     | DAY   | 2023-05-07 | 2023-05-08
            Я переехала в Москву в прошлом году       | YEAR  | 2022-01-01 | 2023-01-01
            Мы поженились 8 мая 2021 года             | DAY   | 2021-05-08 | 2021-05-09
            Три дня назад я заболел                   | DAY   | 2023-05-05 | 2023-05-06
            В марте мы ездили в Сочи                  | MONTH | 2023-03-01 | 2023-04-01
            昨天我去了医院                              | DAY   | 2023-05-07 | 2023-05-08
            我上个月搬到了北京                           | MONTH | 2023-04-01 | 2023-05-01
            我们2021年5月8日结婚                         | DAY   | 2021-05-08 | 2021-05-09
            三天前我买了一辆车                           | DAY   | 2023-05-05 | 2023-05-06
            上周五我们吃了火锅                           | DAY   | 2023-05-05 | 2023-05-06
            我去年十一月结婚了                           | MONTH | 2022-11-01 | 2022-12-01
            昨日病院に行きました                          | DAY   | 2023-05-07 | 2023-05-08
            先月東京に引っ越しました                       | MONTH | 2023-04-01 | 2023-05-01
            2021年5月8日に結婚しました                     | DAY   | 2021-05-08 | 2021-05-09
            先週の金曜日に映画を見た                       | DAY   | 2023-05-05 | 2023-05-06
            어제 병원에 갔어요                           | DAY   | 2023-05-07 | 2023-05-08
            지난주에 서울로 이사했어요                     | WEEK  | 2023-05-01 | 2023-05-08
            2021년 5월 8일에 결혼했어요                    | DAY   | 2021-05-08 | 2021-05-09
            3일 전에 차를 샀어요                          | DAY   | 2023-05-05 | 2023-05-06
            ذهبت أمس إلى الطبيب                       | DAY   | 2023-05-07 | 2023-05-08
            انتقلت إلى القاهرة العام الماضي             | YEAR  | 2022-01-01 | 2023-01-01
            تزوجنا في 8 مايو 2021                      | DAY   | 2021-05-08 | 2021-05-09
            قبل ثلاثة أيام اشتريت سيارة                 | DAY   | 2023-05-05 | 2023-05-06
            कल मैं डॉक्टर के पास गया                     | DAY   | 2023-05-07 | 2023-05-08
            कल मैं डॉक्टर के पास जाऊँगा                   | DAY   | 2023-05-09 | 2023-05-10
            पिछले साल मैं दिल्ली आया                     | YEAR  | 2022-01-01 | 2023-01-01
            हमने ८ मई २०२१ को शादी की                   | DAY   | 2021-05-08 | 2021-05-09
            """)
    void datesAreReadInManyLanguages(String text, Precision precision, String from, String to) {
        assertThat(TimeMentions.in(text, SAID, ZoneOffset.UTC)).singleElement().satisfies(mention -> {
            assertThat(mention.precision()).isEqualTo(precision);
            assertThat(mention.from()).isEqualTo(Instant.parse(from + "T00:00:00Z"));
            assertThat(mention.to()).isEqualTo(Instant.parse(to + "T00:00:00Z"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vivo aquí desde 2019",
                "J'habite ici depuis 2019",
                "Ich wohne hier seit 2019",
                "Moro aqui desde 2019",
                "Abito qui dal 2019",
                "Я живу здесь с 2019 года",
                "أعيش هنا منذ عام 2019",
            })
    void sinceLastsUntilItWasSaidInOtherLanguagesToo(String text) {
        List<TimeMention> found = TimeMentions.in(text, SAID, ZoneOffset.UTC);

        assertThat(found).singleElement().satisfies(mention -> {
            assertThat(mention.from()).isEqualTo(Instant.parse("2019-01-01T00:00:00Z"));
            assertThat(mention.to()).isEqualTo(SAID);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ich wohne hier und die Nacht ist lang",
                "Guten Morgen, wie geht es dir?",
                "I love Mars and my sea",
                "Me gusta la noche en Domingo de Soto",
            })
    void wordsOfOtherLanguagesAndOtherMeaningsAreNoTimes(String text) {
        assertThat(TimeMentions.in(text, SAID, ZoneOffset.UTC)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ¿Cuándo se mudó Ana?              | WHEN
            Quand est-ce que Léa est partie ? | WHEN
            Wann ist Anna umgezogen?          | WHEN
            Quando a Ana se mudou?            | WHEN
            Quando si è trasferita Anna?      | WHEN
            Когда Анна переехала?             | WHEN
            安娜什么时候搬家的？                 | WHEN
            アンナはいつ引っ越しましたか？         | WHEN
            안나는 언제 이사했어요?               | WHEN
            متى انتقلت آنا؟                   | WHEN
            आना कब आई?                        | WHEN
            Wo arbeitet Anna derzeit?         | CURRENT
            ¿Dónde trabaja Ana actualmente?   | CURRENT
            安娜现在住在哪里？                   | CURRENT
            """)
    void questionsInManyLanguagesSayWhatTheyWant(String question, Intent intent) {
        assertThat(QuestionTime.of(question, SAID, ZoneOffset.UTC).wants(intent))
                .isTrue();
    }
}
