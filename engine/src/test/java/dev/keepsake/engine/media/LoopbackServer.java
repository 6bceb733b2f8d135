package dev.keepsake.engine.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/** A server on a loopback port that sends exactly the bytes it was told to, and then closes or holds the line. */
final class LoopbackServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Socket> held = new ArrayList<>();

    LoopbackServer() {
        this(ServerSocketFactory.getDefault());
    }

    LoopbackServer(ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No loopback port can be opened", e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Answers with status 200. */
    LoopbackServer has(String path, String type, String body) {
        return has(path, type, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    LoopbackServer has(String path, String type, byte[] body) {
        return says(
                path,
                "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n"
                        + new String(body, StandardCharsets.ISO_8859_1));
    }

    LoopbackServer redirects(String path, String elsewhere) {
        return says(path, "HTTP/1.1 302 Found\r\nLocation: " + elsewhere + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** Answers with exactly this, and holds the line when it is unfinished. */
    LoopbackServer says(String path, String reply) {
        answers.put(path, reply.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** The first line and the host of every question so far. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket caller) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = in.readLine();
            if (first == null) {
                caller.close();
                return;
            }
            String host = "";
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                host = line.startsWith("Host: ") ? line.substring("Host: ".length()) : host;
            }
            String path = first.split(" ")[1];
            synchronized (asked) {
                asked.add(path + " at " + host);
            }
            byte[] reply = answers.getOrDefault(
                    path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().write(reply);
            caller.getOutputStream().flush();
            if (path.startsWith("/hold")) {
                synchronized (held) {
                    held.add(caller);
                }
            } else {
                caller.close();
            }
        } catch (IOException gone) {
            // A caller may hang up before it has read everything, which is what some of these tests are about.
            answers.put("/gone", new byte[0]);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            synchronized (held) {
                for (Socket caller : held) {
                    caller.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
