package dev.keepsake.models.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.DocumentKind;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private final Documents documents = new Documents(true);

    @Test
    void aPdfIsItsTextPageAfterPage() throws IOException {
        String text =
                documents.read(DocumentKind.PDF, pdf("The rent is 900 euros.", "It is due on 1 May."), Deadline.NONE);

        assertThat(text.lines().map(String::strip).filter(line -> !line.isEmpty()))
                .containsExactly("The rent is 900 euros.", "It is due on 1 May.");
    }

    @Test
    void noMorePdfsAreReadAtOnceThanThereArePlacesAndEachGivesItsPlaceBack() throws IOException {
        byte[] pdf = pdf("one");
        Semaphore places = new Semaphore(1);
        PdfText reader = new PdfText(PdfText.Limits.STANDARD, places);

        assertThat(reader.read(pdf, Deadline.NONE)).isEqualTo("one");
        assertThatThrownBy(() -> reader.read(new byte[] {1, 2, 3}, Deadline.NONE))
                .hasMessageContaining("no PDF");
        places.acquireUninterruptibly();
        assertThatThrownBy(() -> reader.read(pdf, Deadline.after(Duration.ofMillis(10))))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        crowded -> assertThat(crowded.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED))
                .hasMessageContaining("too many others");
    }

    @Test
    void noPdfIsReadUnasked() throws IOException {
        byte[] pdf = pdf("one");

        assertThatThrownBy(() -> new Documents(false).read(DocumentKind.PDF, pdf, Deadline.NONE))
                .hasMessage("reading PDFs is not switched on");
    }

    @Test
    void aPdfIsReadUpToItsBounds() throws IOException {
        byte[] pdf = pdf("one", "two", "three");

        assertThat(new PdfText(new PdfText.Limits(2, 1_000, Duration.ofSeconds(20))).read(pdf, Deadline.NONE))
                .contains("two")
                .doesNotContain("three");
        assertThat(new PdfText(new PdfText.Limits(9, 2, Duration.ofSeconds(20))).read(pdf, Deadline.NONE))
                .isEqualTo("one");
        assertThatThrownBy(() -> new PdfText(PdfText.Limits.STANDARD).read(pdf, Deadline.after(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
    }

    @Test
    void whatIsNoPdfOrIsLockedIsSaidWithoutItsWords() throws IOException {
        byte[] whole = pdf("secret words");

        for (byte[] broken : List.of(
                new byte[0],
                "secret words".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(whole, 60),
                locked("secret words"))) {
            assertThatThrownBy(() -> documents.read(DocumentKind.PDF, broken, Deadline.NONE))
                    .isInstanceOf(KeepsakeException.class)
                    .hasMessageStartingWith("it is no PDF that can be read")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void mdxIsItsTextWithoutWhatIsForTheMachine() {
        String mdx = """
                ---
                title: Rent
                ---
                import { Callout } from './callout'
                export const year = 2026

                # The rent

                {/* not for readers */}
                <Callout type="info" onClick={() => go(1)}>It is **900** euros, and 3 < 4.</Callout>
                Since {year} it is due on the first.<br/>

                ```js
                import x from 'y'; const a = <b>{c}</b>
                ```
                """;

        assertThat(read(DocumentKind.MDX, mdx)).isEqualTo("""
                # The rent

                It is **900** euros, and 3 < 4.
                Since  it is due on the first.

                ```js
                import x from 'y'; const a = <b>{c}</b>
                ```""");
    }

    @Test
    void mdxThatNeverClosesWhatItOpensIsReadInTime() {
        String open = "<a ".repeat(2_000) + "{".repeat(2_000) + "<!--" + "---\n".repeat(1_000);

        assertThat(read(DocumentKind.MDX, open).length()).isLessThanOrEqualTo(open.length());
        assertThat(read(DocumentKind.MDX, "a" + "\n \t".repeat(100_000) + "\nb"))
                .isEqualTo("a\n\nb");
        assertThat(read(DocumentKind.MDX, "a" + "<b ".repeat(100_000) + "{".repeat(100_000)))
                .startsWith("a<b ");
    }

    @Test
    void textIsItselfAndNothingElseIsText() {
        assertThat(read(DocumentKind.TEXT, "\ufeffGr\u00fc\u00dfe\n")).isEqualTo("Gr\u00fc\u00dfe\n");
        assertThatThrownBy(() -> documents.read(DocumentKind.TEXT, new byte[] {(byte) 0xff, 'a'}, Deadline.NONE))
                .hasMessage("it is no text in UTF-8");
        assertThatThrownBy(() -> read(DocumentKind.TEXT, "a\0b")).hasMessage("it is no text");
    }

    private String read(DocumentKind kind, String text) {
        return documents.read(kind, text.getBytes(StandardCharsets.UTF_8), Deadline.NONE);
    }

    private static byte[] pdf(String... pages) throws IOException {
        try (PDDocument document = written(pages)) {
            return bytes(document);
        }
    }

    private static byte[] locked(String page) throws IOException {
        try (PDDocument document = written(page)) {
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            return bytes(document);
        }
    }

    private static PDDocument written(String... pages) throws IOException {
        PDDocument document = new PDDocument();
        for (String words : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(words);
                content.endText();
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
