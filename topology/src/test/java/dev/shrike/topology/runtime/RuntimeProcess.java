package dev.shrike.topology.runtime;

import dev.shrike.servers.Brokers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.GroupProtocol;

/** The statistics in a process of their own, which can be killed. It is a static member: who comes after it need not wait. */
record RuntimeProcess(Process process) implements AutoCloseable {

    /** Runs until it is killed, or its parent is gone. */
    public static void main(String[] given) throws IOException {
        try (var runtime = new TopologyRuntime(settings(given[0], URI.create(given[1]), Path.of(given[2])))) {
            runtime.start();
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    static TopologySettings settings(String kafka, URI registry, Path state) {
        Membership alone = Membership.alone();
        return TopologySettings.of(kafka, registry, state, KafkaLog.DEAD_LETTERS)
                .withEnabled(Selection.of("statistics"))
                .withMembership(
                        new Membership(
                                Optional.empty(),
                                alone.peerTimeout(),
                                alone.mostLag(),
                                GroupProtocol.CLASSIC,
                                Optional.of("the-only-one")),
                        Resources.small());
    }

    static RuntimeProcess start(Brokers brokers, Path state, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RuntimeProcess.class.getName()));
        command.addAll(List.of(brokers.kafkaBootstrap(), brokers.registry().toString(), state.toString()));
        return new RuntimeProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does, and waits for that. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
