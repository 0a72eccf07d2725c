package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Kafka broker that is its own controller (KRaft). */
public final class KafkaServer extends Server {
    private static final Duration FORMAT_TIMEOUT = Duration.ofMinutes(2);
    private static final String STARTED = "Kafka Server started";

    KafkaServer(ServerSettings settings) {
        super(Part.KAFKA, settings);
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    @Override
    void prepare() throws IOException {
        Files.writeString(
                configuration(),
                KafkaConfiguration.of(port(), FreePorts.any(), folder().resolve("log"))
                        + settings().extra().getOrDefault(Part.KAFKA, ""));
        if (!Files.exists(folder().resolve("log").resolve("meta.properties"))) {
            format();
        }
    }

    @Override
    List<String> command() {
        return java(
                "512m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jars(),
                "kafka.Kafka",
                configuration().toString());
    }

    @Override
    boolean answers() {
        return accepts();
    }

    /** The port opens before the broker takes requests. */
    @Override
    boolean ready() throws IOException {
        return log().contains(STARTED) && accepts();
    }

    private void format() throws IOException {
        Command.Result result = Command.run(
                folder(),
                FORMAT_TIMEOUT,
                java(
                        "128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jars(),
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        KafkaClusterId.random(),
                        "--config",
                        configuration().toString()));
        if (!result.succeeded()) {
            throw new ServerStartException(
                    Reason.UNUSABLE_DATA, "Kafka's folder cannot be formatted: " + result.lastLine());
        }
    }

    private List<String> java(String heap, String... more) {
        return JavaCommand.of(settings(), folder(), heap, more);
    }

    private String jars() {
        return settings().home().distribution("kafka") + "/*";
    }

    private Path configuration() {
        return folder().resolve("server.properties");
    }
}
