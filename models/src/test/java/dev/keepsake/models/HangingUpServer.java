package dev.keepsake.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server of HTTP/1.1 that answers all requests alike and hangs up when it is told to, without announcing it. */
final class HangingUpServer implements AutoCloseable {

    /** When it hangs up. */
    enum Manner {
        NEVER,
        AFTER_EACH_ANSWER,
        /** It reads a request and does not answer, if it comes over a connection that had an answer before. */
        INSTEAD_OF_THE_SECOND_ANSWER,
        /** It reads a request and does not answer. */
        INSTEAD_OF_AN_ANSWER
    }

    private final ServerSocket server;
    private final String reply;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile Manner manner;

    HangingUpServer(Manner manner, String reply) {
        this.manner = manner;
        this.reply = reply;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No loopback port can be opened", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    int received() {
        return received.get();
    }

    int answered() {
        return answered.get();
    }

    void behave(Manner other) {
        manner = other;
    }

    /** Closes whatever is open, as servers do with connections that nobody has used for a while. */
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int request = 0; read(in); request++) {
                received.incrementAndGet();
                boolean isSilent = manner == Manner.INSTEAD_OF_AN_ANSWER
                        || (manner == Manner.INSTEAD_OF_THE_SECOND_ANSWER && request > 0);
                if (isSilent) {
                    return;
                }
                answered.incrementAndGet();
                byte[] body = reply.getBytes(StandardCharsets.UTF_8);
                String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n";
                socket.getOutputStream().write((head + reply).getBytes(StandardCharsets.UTF_8));
                if (manner == Manner.AFTER_EACH_ANSWER) {
                    return;
                }
            }
        } catch (IOException gone) {
            // Whoever asked has hung up first.
            open.remove(socket);
        }
    }

    /** Reads one request; false when there is none. */
    private static boolean read(InputStream in) throws IOException {
        int length = 0;
        boolean any = false;
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            any = true;
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return any && in.readNBytes(length).length == length;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) next);
        }
        return null;
    }

    @Override
    public void close() {
        try {
            server.close();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
