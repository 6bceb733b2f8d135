package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PronounsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What did you recommend?",
                "YOUR list of films",
                "\u00bfQu\u00e9 me recomendaste t\u00fa?",
                "Qu'est-ce que vous avez dit ?",
                "Was hast du mir empfohlen?",
                "Was haben Sie empfohlen?",
                "O que voc\u00ea sugeriu?",
                "\u0427\u0442\u043e \u0442\u044b \u0441\u043e\u0432\u0435\u0442\u043e\u0432\u0430\u043b?",
                "\u0906\u092a \u0928\u0947 \u0915\u094d\u092f\u093e \u0915\u0939\u093e?",
                "\u0645\u0627\u0630\u0627 \u0642\u0644\u062a \u0623\u0646\u062a",
            })
    void theOneWhoIsAskedIsSpokenTo(String question) {
        assertThat(Pronouns.speaksOfYou(question)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where did I leave it?",
                "What's my dog called?",
                "\u00bfD\u00f3nde dej\u00e9 mis llaves?",
                "O\u00f9 ai-je mis mon sac ?",
                "J'ai quel train du matin ?",
                "Wo habe ich meinen Hund gefunden?",
                "Onde deixei minha chave?",
                "Dov'\u00e8 il mio libro?",
                "\u0413\u0434\u0435 \u043c\u043e\u0439 \u043f\u0430\u0441\u043f\u043e\u0440\u0442?",
                "\u092e\u0947\u0930\u093e \u0928\u093e\u092e \u0915\u094d\u092f\u093e \u0939\u0948",
            })
    void whoAsksSpeaksOfThemselves(String question) {
        assertThat(Pronouns.speaksOfMe(question)).isTrue();
        assertThat(Pronouns.speaksOfYou(question)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where does Ana live?",
                "youth and myth",
                "Wo wohnt sie?",
                "Sie wohnt wo?",
                "Quel est le nom du chien de Paul ?",
                "Dove abita lei?",
                "\uD83D\uDE00 \uD83D",
                "",
            })
    void nobodyIsMeant(String question) {
        assertThat(Pronouns.speaksOfYou(question)).isFalse();
        assertThat(Pronouns.speaksOfMe(question)).isFalse();
    }
}
