package dev.keepsake.engine.media;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a server answers to one GET in HTTP/1.1, read no further than it is wanted. */
final class HttpReply {

    private static final int MAXIMUM_HEAD = 32 * 1024;
    private static final int LONGEST_SIZE = 8;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final InputStream in;
    private final int status;
    private final Map<String, String> headers = new TreeMap<>();
    private int headRead;

    /** Reads the head; the body stays to be read from {@code in}. */
    HttpReply(InputStream in) throws IOException {
        this.in = in;
        String first = line();
        if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new Refusal("what answers does not speak HTTP");
        }
        status = Integer.parseInt(first.substring(9, 12));
        String line = line();
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            line = line();
        }
    }

    /** Where to look instead, or null when this is the answer. */
    @Nullable
    String location() {
        return REDIRECTS.contains(status) ? headers.get("location") : null;
    }

    /** The media type without its parameters, in lower case; empty when the server gives none. */
    String mediaType() {
        return headers.getOrDefault("content-type", "").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** What the server has there. */
    byte[] body(Expected expected, int most) throws IOException {
        if (status != 200) {
            throw new Refusal("the server answers with status " + status);
        }
        if (!expected.accepts(mediaType())) {
            throw new Refusal("the server says that it is something else");
        }
        String encoding = headers.getOrDefault("content-encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new Refusal("the server compresses it though nobody asked for that");
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(most);
        }
        String length = headers.get("content-length");
        if (length == null) {
            return limited(in.readNBytes(most + 1), most);
        }
        return exactly(size(length, 10), most);
    }

    private byte[] chunks(int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            headRead = 0;
            int size = size(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(exactly(size, most - body.size()));
            if (!line().isEmpty()) {
                throw new Refusal("what answers does not speak HTTP");
            }
        }
    }

    private byte[] exactly(int size, int most) throws IOException {
        if (size > most) {
            throw tooLarge();
        }
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new Refusal("it breaks off");
        }
        return bytes;
    }

    private static byte[] limited(byte[] bytes, int most) throws Refusal {
        if (bytes.length > most) {
            throw tooLarge();
        }
        return bytes;
    }

    /** More than any limit where it cannot be a size that anybody would fetch. */
    private static int size(String digits, int radix) throws Refusal {
        if (!digits.matches("[0-9a-fA-F]+")) {
            throw new Refusal("what answers does not speak HTTP");
        }
        if (digits.length() > LONGEST_SIZE) {
            throw tooLarge();
        }
        try {
            return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits, radix));
        } catch (NumberFormatException notInThisRadix) {
            throw new Refusal("what answers does not speak HTTP");
        }
    }

    private static Refusal tooLarge() {
        return new Refusal("it is larger than what is fetched");
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException();
            }
            if (++headRead > MAXIMUM_HEAD) {
                throw new Refusal("what answers does not speak HTTP");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
