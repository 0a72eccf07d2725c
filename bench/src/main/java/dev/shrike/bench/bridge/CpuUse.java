package dev.shrike.bench.bridge;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Who uses the processors: this JVM, and the servers that it started. */
final class CpuUse {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * CPU time since the processes began; zero for servers that were not started here.
     *
     * @param here in nanoseconds, in this JVM
     * @param nats in nanoseconds, in nats-server
     * @param kafka in nanoseconds, in the broker
     */
    record Reading(long here, long nats, long kafka) {
        Reading minus(Reading earlier) {
            return new Reading(here - earlier.here, nats - earlier.nats, kafka - earlier.kafka);
        }

        Reading per(long events) {
            return new Reading(here / events, nats / events, kafka / events);
        }
    }

    Reading read() {
        return new Reading(system.getProcessCpuTime(), child("nats-server"), child("kafka.Kafka"));
    }

    private static long child(String command) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(command))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
