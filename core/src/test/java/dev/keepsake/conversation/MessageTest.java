package dev.keepsake.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void textPartsStandOnLinesOfTheirOwn() {
        assertThat(saying(new ContentPart.Text("one"), new ContentPart.Text("two\nthree")))
                .isEqualTo("one\ntwo\nthree");
    }

    @Test
    void aPictureIsItsDescription() {
        assertThat(saying(
                        new ContentPart.Text("Look:"),
                        new ContentPart.Image("https://example.org/dog.png", "a dog on a beach")))
                .isEqualTo("Look:\n[image: a dog on a beach]");
    }

    @Test
    void whatSaysNothingLeavesNoLine() {
        assertThat(saying(
                        new ContentPart.Text(""),
                        new ContentPart.Image("https://example.org/dog.png", null),
                        new ContentPart.Text("Look")))
                .isEqualTo("Look");
        assertThat(saying()).isEmpty();
        assertThat(saying(new ContentPart.Image(null, null))).isEmpty();
    }

    @Test
    void aDocumentIsItsTextBetweenTags() {
        ContentPart.Document paper = ContentPart.Document.of(DocumentKind.TEXT, new byte[] {'x'});

        assertThat(saying(paper)).isEmpty();
        assertThat(saying(paper.extractedAs("x\ny"))).isEqualTo("<document>\nx\ny\n</document>");
    }

    @Test
    void aMessageIsRecognisedByWhatWasSharedAndNotByWhatWasMadeOfIt() {
        ContentPart.Image dog = new ContentPart.Image("https://example.org/dog.png", null);
        ContentPart.Document paper = ContentPart.Document.of(DocumentKind.PDF, new byte[] {'x'});

        assertThat(recognisedBy(dog))
                .isEqualTo(recognisedBy(dog.describedAs("a dog")))
                .isNotEmpty();
        assertThat(recognisedBy(paper))
                .isEqualTo(recognisedBy(paper.extractedAs("x")))
                .isNotEqualTo(recognisedBy(ContentPart.Document.of(DocumentKind.TEXT, new byte[] {'x'})))
                .isNotEqualTo(recognisedBy(ContentPart.Document.of(DocumentKind.PDF, new byte[] {'y'})));
        assertThat(recognisedBy(new ContentPart.Image(null, "a dog"))).isEqualTo("[image: a dog]");
        assertThat(recognisedBy(new ContentPart.Text("one"), new ContentPart.Text(""), new ContentPart.Text("two")))
                .isEqualTo("one\ntwo");
    }

    private static String recognisedBy(ContentPart... parts) {
        return new Message(Role.USER, List.of(parts), null, null, null, Attributes.NONE).identityText();
    }

    @Test
    void theTextOfASingleTextIsItself() {
        assertThat(Message.user("  as it is \n").text()).isEqualTo("  as it is \n");
        assertThat(Message.assistant("x").role()).isEqualTo(Role.ASSISTANT);
    }

    @Test
    void whatIsAddedDoesNotTouchTheRest() {
        Message message = Message.user("hi")
                .named("Melanie")
                .at(Instant.EPOCH)
                .withExternalId("42")
                .withAttributes(Attributes.of("k", "v"));

        assertThat(message)
                .isEqualTo(new Message(
                        Role.USER,
                        List.of(new ContentPart.Text("hi")),
                        "Melanie",
                        Instant.EPOCH,
                        "42",
                        Attributes.of("k", "v")));
    }

    @Test
    void everyRoleHasAKeyOfItsOwn() {
        assertThat(Arrays.stream(Role.values()).map(Role::key)).containsExactly("user", "assistant", "system", "tool");
        assertThat(Role.ofKey("tool")).contains(Role.TOOL);
        assertThat(Role.ofKey("USER")).isEmpty();
    }

    @Test
    void aSpanIsNeverEmptyOrBackwards() {
        assertThat(new Span(1, 3).of("abcd")).isEqualTo("bc");
        assertThatThrownBy(() -> new Span(1, 1)).isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> new Span(-1, 1)).isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> new Span(2, 1)).isInstanceOf(KeepsakeException.class);
    }

    @Test
    void turnsOfAnEpisodeAreOrderedByTheirPlace() {
        EpisodeId episode = new EpisodeId(new UUID(1, 1));

        assertThat(new TurnId(episode, 2)).isLessThan(new TurnId(episode, 10));
        assertThat(new TurnId(episode, 2)).hasToString("00000000-0000-0001-0000-000000000001/2");
    }

    private static String saying(ContentPart... parts) {
        return new Message(Role.USER, List.of(parts), null, null, null, Attributes.NONE).text();
    }
}
