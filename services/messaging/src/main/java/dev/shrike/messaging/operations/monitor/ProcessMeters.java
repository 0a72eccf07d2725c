package dev.shrike.messaging.operations.monitor;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gauges of how full the heap and the disk are, each from 0 to 1: what thresholds are set on. */
@Singleton
final class ProcessMeters {
    private final Watch watch;
    private final Path folder;

    /**
     * @param folder where this process keeps what must not be lost, or its working directory
     */
    ProcessMeters(Watch watch, @Value("${shrike.data:.}") String folder) {
        this.watch = watch;
        this.folder = Path.of(folder).toAbsolutePath().normalize();
    }

    @EventListener
    void onStart(StartupEvent started) {
        watch.gauge("shrike.heap.used.ratio", "How much of the heap is in use, garbage included", Tags.empty(), () -> {
            MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            return heap.getMax() > 0 ? (double) heap.getUsed() / heap.getMax() : Double.NaN;
        });
        Measurement<Disk> disk = watch.every(Watch.PAUSE, "disk", this::disk);
        watch.gauge("shrike.disk.free.ratio", "How much of the disk is free", Tags.empty(), disk, Disk::freeRatio);
        watch.gauge("shrike.disk.free.bytes", "What is free on the disk", Tags.empty(), disk, Disk::free);
    }

    private record Disk(long free, long total) {
        double freeRatio() {
            return (double) free / total;
        }
    }

    private Disk disk() throws java.io.IOException {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        FileStore store = Files.getFileStore(there);
        return new Disk(store.getUsableSpace(), store.getTotalSpace());
    }
}
