package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.time.Intent;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuestionReaderTest {

    private final Sayings sayings = new Sayings();
    private final List<String> embedded = new ArrayList<>();

    private final Embedder embedder = new Embedder() {
        @Override
        public EmbedderId id() {
            return sayings.embedder.id();
        }

        @Override
        public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
            embedded.addAll(texts);
            return sayings.embedder.embed(texts, purpose, deadline);
        }
    };

    @Test
    void whomAndWhatItNamesIsFoundByCanonicalForm() {
        sayings.put(Sayings.memory(1, "I was in S\u00e3o Paulo"), "Ana Mar\u00eda Prado", "S\u00e3o Paulo");

        Question question = read("When was MARIA in sao paulo?");

        assertThat(question.speakers()).containsExactly("maria");
        assertThat(question.entities()).containsExactly("sao paulo");
    }

    @Test
    void wholeNamesOfSeveralWordsAreFoundBesideTheirWords() {
        sayings.put(Sayings.memory(1, "hello"), "Ana Prado");

        assertThat(read("What did Ana Prado say?").speakers()).containsExactlyInAnyOrder("ana", "prado", "ana prado");
    }

    @Test
    void possessivesNameTheirOwners() {
        sayings.put(Sayings.memory(1, "hello"), "Ana");
        sayings.put(Sayings.memory(2, "hello"), "James");

        assertThat(read("What are Ana's and James' plans?").speakers()).containsExactlyInAnyOrder("ana", "james");
        assertThat(read("What is Ana\u2019s plan?").speakers()).containsExactly("ana");
    }

    @Test
    void whoSpeaksIsNoEntityBesides() {
        sayings.put(Sayings.memory(1, "Ana was in Rome"), "Ana", "Ana", "Rome");

        Question question = read("Was Ana in Rome?");

        assertThat(question.speakers()).containsExactly("ana");
        assertThat(question.entities()).containsExactly("rome");
    }

    @Test
    void namesThatNobodyKnowsAreNoNames() {
        sayings.put(Sayings.memory(1, "hello"), "Ana");

        Question question = read("Where is Bertha in Rome?");

        assertThat(question.speakers()).isEmpty();
        assertThat(question.entities()).isEmpty();
    }

    @Test
    void theVectorIsAlsoThatOfTheQuestionWithoutItsSpeakers() {
        sayings.put(Sayings.memory(1, "hello"), "Ana");

        read("What does Ana's dog eat when Ana is out?").vector().get(Deadline.NONE);

        assertThat(embedded)
                .containsExactly("What does Ana's dog eat when Ana is out?", "What does dog eat when is out?");
    }

    @Test
    void aQuestionOfNothingButANameKeepsItsText() {
        sayings.put(Sayings.memory(1, "hello"), "Ana");

        read("Ana?").vector().get(Deadline.NONE);

        assertThat(embedded).containsExactly("Ana?");
    }

    @Test
    void aQuestionThatNamesNobodyIsEmbeddedAsItIs() {
        sayings.put(Sayings.memory(1, "hello"), "Ana", "Rome");

        read("What happened in Rome?").vector().get(Deadline.NONE);

        assertThat(embedded).containsExactly("What happened in Rome?");
    }

    @Test
    void whoIsMeantByPronounsIsARole() {
        assertThat(read("What did you recommend?").roles()).containsExactly(Role.ASSISTANT);
        assertThat(read("Where did I leave my keys?").roles()).containsExactly(Role.USER);
        assertThat(read("Where are the keys?").roles()).isEmpty();
    }

    @Test
    void whatItSaysOfTimeIsMeantFromWhenItIsAsked() {
        Question question = read("What was the latest trip in April 2023?");

        assertThat(question.time().wants(Intent.LATEST)).isTrue();
        assertThat(question.time().asked()).isNotEmpty();
        assertThat(question.intent()).isEqualTo(PastIntent.ANY);
    }

    @Test
    void aVeryLongTextNamesOnlyWhoIsNamedAtItsBeginning() {
        sayings.put(Sayings.memory(1, "hello"), "Ana");
        sayings.put(Sayings.memory(2, "hello"), "Bertha");

        Question question = read("Ana " + "word ".repeat(1_900) + "Bertha");

        assertThat(question.speakers()).containsExactly("ana");
    }

    @Test
    void hostileTextsAreRead() {
        sayings.put(Sayings.memory(1, "hello"), "Ana");
        for (String hostile : List.of(
                "\uD83D",
                "\uDC4D Ana \uD83D",
                "\u0301",
                "'",
                "\u2019s",
                "Ana'\uD83D",
                "\u0000",
                "((((",
                "\\Q[a-",
                "\u202eAna",
                ".*")) {
            assertThatCode(() -> read(hostile).vector().get(Deadline.NONE))
                    .as(hostile.codePoints()
                            .mapToObj(Integer::toHexString)
                            .toList()
                            .toString())
                    .doesNotThrowAnyException();
        }
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll String text) {
        sayings.put(Sayings.memory(1, "hello"), "Ana");

        Question question = read(text + " Ana");

        assertThat(question.text()).isEqualTo(text + " Ana");
        assertThat(question.roles()).hasSizeLessThanOrEqualTo(1);
    }

    private Question read(String text) {
        return new QuestionReader(sayings.index, embedder).read(text, PastIntent.ANY, Sayings.MAY, Sayings.QUERY);
    }
}
