package dev.keepsake.index.lucene;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Any text as an index term, so that two terms are equal exactly when the texts are. Lucene's terms are UTF-8 of limited
 * length: a long text would be refused, and half a surrogate pair would be replaced, so that two different ids became one.
 * Such texts stand there as their SHA-256, for which no two equal ones are known.
 */
final class ExactTerm {

    private static final int LONGEST_PLAIN = 256;

    private ExactTerm() {}

    static String of(String text) {
        if (text.length() <= LONGEST_PLAIN && UnicodeUtil.validUTF16String(text)) {
            return "=" + text;
        }
        return "#" + HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
        units.asCharBuffer().put(text);
        try {
            return MessageDigest.getInstance("SHA-256").digest(units.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one says it has not", e);
        }
    }
}
