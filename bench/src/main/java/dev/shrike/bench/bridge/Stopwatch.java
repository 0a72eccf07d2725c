package dev.shrike.bench.bridge;

import java.time.Duration;

/** Measures the part of a round that counts: begun when all clients are connected, ended when the last event is committed. */
final class Stopwatch {
    private final CpuUse cpu;
    private CpuUse.Reading before;
    private CpuUse.Reading spent;
    private long begun;
    private long nanos;

    Stopwatch(CpuUse cpu) {
        this.cpu = cpu;
    }

    void begin() {
        before = cpu.read();
        begun = System.nanoTime();
    }

    void end() {
        nanos = System.nanoTime() - begun;
        spent = cpu.read().minus(before);
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    /** CPU time from begin to end. */
    CpuUse.Reading spent() {
        return spent;
    }

    /** CPU time from begin to end, in words, as a part of one processor. */
    String use() {
        return String.format(
                "%.2f here, %.2f nats-server, %.2f broker, %.2f others",
                part(spent.here()), part(spent.nats()), part(spent.kafka()), part(spent.others()));
    }

    private double part(long used) {
        return (double) used / nanos;
    }
}
