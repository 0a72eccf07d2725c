package dev.shrike.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How the servers of one data folder are run.
 *
 * @param data folder that keeps everything: one folder per server, {@code logs}, {@code run}
 * @param home where the servers' programs lie
 * @param ports chosen ports; a part without one gets a free port
 * @param postgresPassword password of the PostgreSQL user, in force from the first start on
 * @param durable whether acknowledged writes must survive the machine's power loss, as far as each server can; tests do without
 * @param startTimeout how long one server may take to become ready
 * @param extra lines at the end of a server's own configuration file, where they win over what stands before; for NATS and Kafka
 */
public record ServerSettings(
        Path data,
        ServerHome home,
        Map<Part, Integer> ports,
        String postgresPassword,
        boolean durable,
        Duration startTimeout,
        Map<Part, String> extra) {

    public ServerSettings {
        data = data.toAbsolutePath().normalize();
        Objects.requireNonNull(home, "home");
        ports = Map.copyOf(ports);
        extra = Map.copyOf(extra);
        Objects.requireNonNull(postgresPassword, "postgresPassword");
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw new IllegalArgumentException("startTimeout must be positive");
        }
    }

    /** Without extra lines. */
    public ServerSettings(
            Path data,
            ServerHome home,
            Map<Part, Integer> ports,
            String postgresPassword,
            boolean durable,
            Duration startTimeout) {
        this(data, home, ports, postgresPassword, durable, startTimeout, Map.of());
    }

    /** Free ports, quick instead of durable: what a test wants. */
    public static ServerSettings forTests(Path data) {
        return new ServerSettings(
                data, ServerHome.fromSystemProperty(), Map.of(), "for-tests-only", false, Duration.ofMinutes(3));
    }

    /** The same with a port chosen. */
    public ServerSettings withPort(Part part, int port) {
        Map<Part, Integer> chosen = new EnumMap<>(Part.class);
        chosen.putAll(ports);
        chosen.put(part, port);
        return new ServerSettings(data, home, chosen, postgresPassword, durable, startTimeout, extra);
    }

    /** The same with lines of a server's own configuration. */
    public ServerSettings withExtra(Part part, String lines) {
        Map<Part, String> more = new EnumMap<>(Part.class);
        more.putAll(extra);
        more.put(part, lines);
        return new ServerSettings(data, home, ports, postgresPassword, durable, startTimeout, more);
    }

    @Override
    public String toString() {
        return "ServerSettings[data=" + data + ", home=" + home + ", ports=" + ports + ", durable=" + durable + "]";
    }
}
