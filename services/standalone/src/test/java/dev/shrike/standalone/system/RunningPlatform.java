package dev.shrike.standalone.system;

import dev.shrike.servers.Part;
import dev.shrike.standalone.platform.Platform;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The whole platform on free ports, over a data folder that outlives it. */
final class RunningPlatform implements AutoCloseable {
    private static final int LOWEST = 20_000;
    private static final int RANGE = 10_000;

    private final LocalSettings settings;
    private Platform platform;

    RunningPlatform(Path data) throws IOException {
        Set<Integer> taken = new HashSet<>();
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, freePort(taken));
        }
        Path root = Path.of(System.getProperty("shrike.servers.home"))
                .resolve("../../..")
                .normalize();
        settings = new LocalSettings(root, data, freePort(taken), freePort(taken), ports);
    }

    void start() throws IOException {
        platform = Platform.open(settings);
        platform.start(step -> {});
    }

    @Override
    public void close() {
        platform.close();
    }

    URI http() {
        return settings.http();
    }

    URI nats() {
        return URI.create("nats://127.0.0.1:" + settings.port(Part.NATS));
    }

    String kafka() {
        return "127.0.0.1:" + settings.port(Part.KAFKA);
    }

    URI registry() {
        return URI.create("http://127.0.0.1:" + settings.port(Part.REGISTRY));
    }

    String adminPassword() throws IOException {
        return Files.readString(settings.adminPasswordFile()).strip();
    }

    private static int freePort(Set<Integer> taken) throws IOException {
        for (int port = LOWEST; port < LOWEST + RANGE; port++) {
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IOException("No free port from " + LOWEST + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
