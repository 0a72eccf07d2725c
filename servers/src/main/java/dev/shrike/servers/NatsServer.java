package dev.shrike.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nats-server with JetStream on file storage. */
public final class NatsServer extends Server {
    private static final int TIMEOUT_MILLIS = 2_000;

    private Path program;

    NatsServer(ServerSettings settings) {
        super(Part.NATS, settings);
    }

    /** Where clients connect to. */
    public URI url() {
        return URI.create("nats://127.0.0.1:" + port());
    }

    @Override
    void prepare() throws IOException {
        program = new NatsProgram(settings().home().cache()).find();
        Files.writeString(
                configuration(),
                """
                # written at every start
                listen: "127.0.0.1:%d"
                server_name: shrike
                max_payload: 4MB
                jetstream {
                  store_dir: "%s"
                  max_memory_store: 64MB
                }
                """.formatted(port(), folder().resolve("store"))
                        + settings().extra().getOrDefault(Part.NATS, ""));
    }

    @Override
    List<String> command() {
        return List.of(program.toString(), "-c", configuration().toString());
    }

    @Override
    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String greeting = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return greeting != null && greeting.startsWith("INFO ") && greeting.contains("\"jetstream\":true");
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path configuration() {
        return folder().resolve("nats.conf");
    }
}
