package dev.shrike.bench.bridge;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Who uses the processors: this JVM, the servers that it started, and everybody else. */
final class CpuUse {
    private static final Path ALL = Path.of("/proc/stat");
    private static final List<Integer> BUSY_COLUMNS = List.of(1, 2, 3, 6, 7, 8);
    private static final long NANOS_PER_TICK = 10_000_000L;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * CPU time since the processes began; zero for servers that were not started here.
     *
     * @param here in nanoseconds, in this JVM
     * @param nats in nanoseconds, in nats-server
     * @param kafka in nanoseconds, in the broker
     * @param others in nanoseconds, in all other processes and, on a virtual machine, in other machines; zero where that is not known
     */
    record Reading(long here, long nats, long kafka, long others) {
        Reading minus(Reading earlier) {
            return new Reading(
                    here - earlier.here, nats - earlier.nats, kafka - earlier.kafka, others - earlier.others);
        }

        Reading plus(Reading more) {
            return new Reading(here + more.here, nats + more.nats, kafka + more.kafka, others + more.others);
        }

        Reading per(long events) {
            return new Reading(here / events, nats / events, kafka / events, others / events);
        }

        /** Which part of all that was used was not ours. */
        double foreign() {
            return Math.max(0, (double) others / (here + nats + kafka + others));
        }
    }

    Reading read() {
        long here = system.getProcessCpuTime();
        long nats = child("nats-server");
        long kafka = child("kafka.Kafka");
        return new Reading(here, nats, kafka, all() - here - nats - kafka);
    }

    private static long child(String command) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(command))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }

    /** Of the whole machine, on Linux (proc(5), "/proc/stat"). */
    private static long all() {
        if (!Files.isReadable(ALL)) {
            return 0;
        }
        try (var lines = Files.lines(ALL)) {
            String[] columns = lines.findFirst().orElseThrow().split(" +");
            return BUSY_COLUMNS.stream()
                            .mapToLong(column -> Long.parseLong(columns[column]))
                            .sum()
                    * NANOS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
