package dev.shrike.bench.sql;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How long something took for so many rows, and how much processor time this JVM spent on it, which depends little on what else the
 * machine does.
 */
record Spent(long rows, long wallNanos, long cpuNanos) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What is measured; gives how many rows it had. */
    interface Work {
        long run() throws Exception;
    }

    static Spent on(Work work) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        long rows = work.run();
        return new Spent(rows, System.nanoTime() - wall, SYSTEM.getProcessCpuTime() - cpu);
    }

    double perSecond() {
        return rows / (Math.max(1, Duration.ofNanos(wallNanos).toMillis()) / 1e3);
    }

    /** Microseconds of processor time for each row. */
    double cpuMicros() {
        return cpuNanos / 1e3 / Math.max(1, rows);
    }
}
