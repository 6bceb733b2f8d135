package dev.keepsake.engine.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Role;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimReaderTest {

    private static final Instant SAID = Instant.parse("2024-05-06T07:08:09Z");

    private final ClaimReader reader = new ClaimReader();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Ana lives in Lisbon.                         ; ana/lives-in               ; lisbon       ; STATES
            I live in Lisbon now.                        ; ana/lives-in               ; lisbon       ; BECAME
            Ana moved from Lisbon to Porto.              ; ana/lives-in               ; porto        ; BECAME
            Ana: We live in Lisbon.                      ; ana/lives-in               ; lisbon       ; STATES
            Correction: Ana works at Globex, not Acme.   ; ana/works-at               ; globex       ; CORRECTS
            Ana no longer works at Acme.                 ; ana/works-at               ; !acme        ; ENDED
            Ana quit their job.                          ; ana/works-at               ; !            ; ENDED
            Ana's favourite colour is green.             ; ana/favourite color        ; green        ; STATES
            Ana's sister lives in Rome.                  ; ana's sister/lives-in      ; rome         ; STATES
            Tom lives in Rome.                           ; tom/lives-in|stated        ; rome         ; STATES
            Tom says he lives in Rome.                   ; tom/lives-in|reported      ; rome         ; STATES
            The team meeting was moved to May 15th.      ; the team meeting/when      ; may 15       ; BECAME
            Ana is allergic to peanuts.                  ; ana/allergy peanuts        ; so           ; STATES
            Ana does not like jazz anymore.              ; ana/likes jazz             ; !            ; ENDED
            Ana: Forget that I said I like jazz.         ; ana/likes jazz             ; !            ; RETRACTS
            Ana stopped playing tennis.                  ; ana/does play tennis       ; !            ; ENDED
            Ana has three cats now.                      ; ana/count of cat           ; 3            ; BECAME
            Ana is a nurse.                              ; ana/job-title              ; nurse        ; MENTIONS
            Ana reports to Helena.                       ; ana/boss                   ; helena       ; STATES
            Tom left and Helena took over as Ana's boss. ; ana/boss                   ; helena       ; BECAME
            Dr. Ito is Ana's family doctor.              ; ana/doctor                 ; dr. ito      ; STATES
            Ana goes to work by bus these days.          ; ana/commute                ; by bus       ; BECAME
            Mr. Ames teaches Ana the cello.              ; ana/cello teacher          ; mr. ames     ; STATES
            Ana switched banks, Ana is with Orla now.    ; ana/bank                   ; orla         ; BECAME
            Ana's favourite dish was soup, now it is pie.; ana/favourite food         ; pie          ; BECAME
            Ana said Rome, but Ana lives in Oslo.        ; ana/lives-in               ; oslo         ; CORRECTS
            Ana got the name wrong: Ana works at Acme.   ; ana/works-at               ; acme         ; CORRECTS
            Ana does not have a car any more.            ; ana/drives                 ; !            ; ENDED
            """)
    void readsOneClaim(String text, String key, String value, ClaimKind kind) {
        List<Claim> claims = read(text);

        assertThat(claims).hasSize(1);
        assertThat(claims.getFirst().slot(SAID)).isEqualTo(new Slot(key, value, SAID));
        assertThat(claims.getFirst().kind()).isEqualTo(kind);
    }

    /** A claim about nothing in particular changes nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana's phone was dead, now it is charged.",
                "Ana's boss was ill, it is a pity.",
                "Ana switched banks, it is much better."
            })
    void whatAClauseLeavesOpenIsNotCompletedByWhatIsSaidOfSomethingElse(String text) {
        assertThat(read(text)).allMatch(claim -> claim.attribute().equals(Claim.UNNAMED) && claim.formerly() == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana used to live in Rome.",
                "Ana joined a mentorship program for LGBTQ youth.",
                "Ana has a car.",
                "Ana might move to Rome.",
                "Ana would love to live in Rome.",
                "Ana is thinking about moving to Rome.",
                "If Ana lived in Rome, Ana would cycle.",
                "Ana: Do I live in Rome?",
                "Tom says Ana lives in Rome.",
                "Ana's mother thinks Ana lives in Rome.",
                "According to Tom, Ana lives in Rome.",
                "Ana dreamed that Ana lived in Rome.",
                "Back in 2010 Ana moved to Rome.",
                "Ana moved to the sales team.",
                "Ana moved to Rome for the summer.",
                "Ana lives in Rome, just kidding.",
                "Ana never lived in Rome.",
                "\"I live in Rome,\" the man said to Ana.",
                "Ana's old phone number is 555-1234.",
                "Tom asked: \"Where do you live?\" Ana: \"In Rome.\"",
            })
    void readsNoClaim(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void readsEveryClauseOfASentence() {
        assertThat(read("Ana sold their Fiat and bought a Honda."))
                .extracting(claim -> claim.slot(SAID).value())
                .containsExactly("!fiat", "honda");
    }

    @Test
    void whatBecameSoLongAgoAnswersForThenAndWhatIsSoForWhenItWasSaid() {
        Instant longAgo = SAID.minus(Duration.ofDays(2_000));

        assertThat(read("Ana moved to Rome in 2018.").getFirst().at(SAID, longAgo))
                .isEqualTo(longAgo);
        assertThat(read("Ana has been living in Rome since 2018.").getFirst().at(SAID, longAgo))
                .isEqualTo(SAID);
        assertThat(read("Ana moved to Rome last month.").getFirst().at(SAID, SAID.minus(Duration.ofDays(40))))
                .isEqualTo(SAID);
    }

    private List<Claim> read(String text) {
        return reader.read(text, new Attribution(Role.USER, "Ana"));
    }
}
