package dev.shrike.standalone.settings;

import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerHome;
import dev.shrike.servers.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What local mode is told.
 *
 * @param root folder of the checkout, under which the build has laid out the servers
 * @param data everything that local mode keeps
 * @param httpPort all REST
 * @param smtpPort the mail catcher
 * @param serverPorts the servers' ports
 * @param compaction what is promised of compacted topics in this run; empty: as the catalogue says
 * @param elsewhere the platform that commands speak to, when it is not the one on this machine
 */
public record LocalSettings(
        Path root,
        Path data,
        int httpPort,
        int smtpPort,
        Map<Part, Integer> serverPorts,
        Optional<Compaction> compaction,
        Optional<Elsewhere> elsewhere) {
    private static final String COMPACTION_LAG = "SHRIKE_COMPACTION_LAG";
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    public LocalSettings {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        serverPorts = Map.copyOf(serverPorts);
    }

    /** On this machine. */
    public LocalSettings(
            Path root,
            Path data,
            int httpPort,
            int smtpPort,
            Map<Part, Integer> serverPorts,
            Optional<Compaction> compaction) {
        this(root, data, httpPort, smtpPort, serverPorts, compaction, Optional.empty());
    }

    /** With what the catalogue promises of compacted topics. */
    public LocalSettings(Path root, Path data, int httpPort, int smtpPort, Map<Part, Integer> serverPorts) {
        this(root, data, httpPort, smtpPort, serverPorts, Optional.empty());
    }

    /**
     * Reads SHRIKE_* variables.
     *
     * @throws SettingsException when one of them is no port, or no time
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
                ports,
                compaction(environment),
                Elsewhere.of(environment));
    }

    /** Where the platform's REST is. */
    public URI http() {
        return elsewhere.map(Elsewhere::url).orElseGet(() -> URI.create("http://127.0.0.1:" + httpPort));
    }

    /** The administrator's password, if it is known here. */
    public Optional<String> adminPassword() throws IOException {
        Optional<String> given = elsewhere.flatMap(Elsewhere::password);
        return given.isPresent() || !Files.isReadable(adminPasswordFile())
                ? given
                : Optional.of(Files.readString(adminPasswordFile()).strip());
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

    /** The public keys that certificates of erasure are verified with; user-api writes it. */
    public Path certificateKeysFile() {
        return data.resolve("certificate-keys.json");
    }

    public ServerSettings servers(String postgresPassword) {
        ServerHome home = new ServerHome(root.resolve("servers/home/target"), data.resolve("tools"));
        return new ServerSettings(data, home, serverPorts, postgresPassword, true, START_TIMEOUT);
    }

    private static Optional<Compaction> compaction(Map<String, String> environment) {
        String given = environment.getOrDefault(COMPACTION_LAG, "").strip();
        try {
            return given.isEmpty() ? Optional.empty() : Optional.of(Compaction.forced(Duration.parse(given)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new SettingsException(
                    COMPACTION_LAG + "=" + given + " is no time of a second or more, as in PT20S or PT1H", e);
        }
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
