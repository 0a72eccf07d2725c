package dev.shrike.standalone.settings;

import dev.shrike.servers.Part;
import dev.shrike.servers.ServerHome;
import dev.shrike.servers.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What local mode is told.
 *
 * @param root folder of the checkout, under which the build has laid out the servers
 * @param data everything that local mode keeps
 * @param httpPort all REST
 * @param smtpPort the mail catcher
 * @param serverPorts the servers' ports
 */
public record LocalSettings(Path root, Path data, int httpPort, int smtpPort, Map<Part, Integer> serverPorts) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    public LocalSettings {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        serverPorts = Map.copyOf(serverPorts);
    }

    /**
     * Reads SHRIKE_* variables.
     *
     * @throws SettingsException when one of them is no port
     */
    public static LocalSettings of(Path root, Map<String, String> environment) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, port(environment, part.portVariable(), part.usualPort()));
        }
        String data = environment.getOrDefault("SHRIKE_DATA", "").strip();
        return new LocalSettings(
                root,
                data.isEmpty() ? root.resolve(".shrike") : Path.of(data),
                port(environment, "SHRIKE_HTTP_PORT", 8080),
                port(environment, "SHRIKE_SMTP_PORT", 1025),
                ports);
    }

    public URI http() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    public int port(Part part) {
        return serverPorts.get(part);
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path adminPasswordFile() {
        return data.resolve("admin-password");
    }

    public ServerSettings servers(String postgresPassword) {
        ServerHome home = new ServerHome(root.resolve("servers/home/target"), data.resolve("tools"));
        return new ServerSettings(data, home, serverPorts, postgresPassword, true, START_TIMEOUT);
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String given = environment.getOrDefault(variable, "").strip();
        if (given.isEmpty()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(given);
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new SettingsException(variable + "=" + given + " is not a port number", notANumber);
        }
        throw new SettingsException(variable + "=" + given + " is not a port: 1 to " + HIGHEST_PORT, null);
    }
}
