package dev.shrike.bridge.chaos;

import dev.shrike.bridge.World;
import dev.shrike.bridge.lane.LaneState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A bridge process seen from the test that started it. Thread-safe. */
final class BridgeInstance implements AutoCloseable {
    private static final Duration PARTING = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final Map<String, LaneLine> lanes = new ConcurrentHashMap<>();
    private final Map<String, Integer> fenced = new ConcurrentHashMap<>();
    private final Thread reader;

    private BridgeInstance(String name, Process process) {
        this.name = name;
        this.process = process;
        this.reader = Thread.ofVirtual().name("reader-of-" + name).start(this::read);
    }

    /** Starts one on the servers of a world, with options for its JVM in addition to the small ones it gets anyway. */
    static BridgeInstance start(World world, String name, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BridgeProcess.class.getName(),
                name,
                world.servers().nats().toString(),
                world.servers().kafkaBootstrap(),
                world.servers().registry().toString()));
        return new BridgeInstance(
                name, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    @SuppressWarnings("SystemOut") // what a bridge logs belongs to the test's output
    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LaneLine.parse(line).ifPresentOrElse(this::note, logged(line));
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Runnable logged(String line) {
        return () -> System.out.println(name + "| " + line);
    }

    private void note(LaneLine line) {
        LaneLine before = lanes.put(line.lane(), line);
        boolean news = before == null || before.state() != line.state();
        if (news && line.state() == LaneState.WAITING && line.lastError().contains("another writer")) {
            fenced.merge(line.lane(), 1, Integer::sum);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it carries the events of a lane. */
    boolean runs(String lane) {
        LaneLine line = lanes.get(lane);
        return process.isAlive() && line != null && line.state() == LaneState.RUNNING;
    }

    /** How far a lane had come here, when it was last seen here; 0 when it never was. */
    long sequence(String lane) {
        LaneLine line = lanes.get(lane);
        return line == null ? 0 : line.sequence();
    }

    /** How many sequences its lanes count as lost. */
    long lost() {
        return lanes.values().stream().mapToLong(LaneLine::lost).sum();
    }

    /** The lanes it has, whether they run or wait. */
    List<String> held() {
        return lanes.values().stream()
                .filter(line -> line.state() != LaneState.ELSEWHERE)
                .map(LaneLine::lane)
                .sorted()
                .toList();
    }

    /** How often its lanes were fenced. */
    int fences() {
        return fenced.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join(PARTING);
    }

    /** Asks it to hand over and end, as {@code kill} does, and waits for that. */
    void terminate() throws InterruptedException {
        // The process's own method would close its streams as well, which the bridge takes for our end.
        process.toHandle().destroy();
        if (!process.waitFor(PARTING.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end within " + PARTING);
        }
        reader.join(PARTING);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
