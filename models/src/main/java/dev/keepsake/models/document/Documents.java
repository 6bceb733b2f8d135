package dev.keepsake.models.document;

import dev.keepsake.conversation.DocumentKind;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.DocumentReader;
import dev.keepsake.time.Deadline;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads each kind of document by what it is written in: PDF by PDFBox, the others as UTF-8. */
public final class Documents implements DocumentReader {

    private static final PdfText PDF = new PdfText(PdfText.Limits.STANDARD);

    private final boolean readsPdfs;

    /**
     * @param readsPdfs false to refuse every PDF
     */
    public Documents(boolean readsPdfs) {
        this.readsPdfs = readsPdfs;
    }

    @Override
    public String read(DocumentKind kind, byte[] document, Deadline deadline) {
        return switch (kind) {
            case PDF -> {
                if (!readsPdfs) {
                    throw KeepsakeException.invalid("reading PDFs is not switched on");
                }
                yield PDF.read(document, deadline);
            }
            case MDX -> MdxText.of(decoded(document));
            case TEXT -> decoded(document);
        };
    }

    private static String decoded(byte[] document) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw KeepsakeException.invalid("it is no text");
            }
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw KeepsakeException.invalid("it is no text in UTF-8");
        }
    }
}
