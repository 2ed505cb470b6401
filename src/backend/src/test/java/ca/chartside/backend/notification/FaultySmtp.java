package ca.chartside.backend.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as a test tells it, to be wrong in ways that a sound one is not. */
final class FaultySmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    FaultySmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on a command that starts so is answered so; {@code ""} breaks the line instead. */
    void answer(String command, String answer) {
        answers.put(command, answer);
    }

    void behave() {
        answers.clear();
    }

    /** All commands so far. */
    List<String> heard() {
        return heard;
    }

    /** Whole mails that were accepted. */
    List<String> taken() {
        return taken;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("220 test\r\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!obey(line, in, out)) {
                    return;
                }
            }
        } catch (IOException e) {
            return; // the backend hung up
        }
    }

    private boolean obey(String line, BufferedReader in, PrintWriter out) throws IOException {
        heard.add(line);
        String answer = answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(line.equals("DATA") ? "354 go on" : "250 fine");
        if (line.equals("DATA") && answer.startsWith("354")) {
            out.print("354 go on\r\n");
            out.flush();
            StringBuilder mail = new StringBuilder();
            for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
                mail.append(part).append('\n');
            }
            answer = answers.getOrDefault(".", "250 taken");
            if (answer.isEmpty() || answer.startsWith("250")) {
                taken.add(mail.toString());
            }
        }
        if (answer.isEmpty()) {
            return false;
        }
        out.print(answer + "\r\n");
        out.flush();
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
