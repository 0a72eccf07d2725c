package dev.shrike.topology.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State folders of topologies that do not run here any more. No erasure reaches what is in them, so they are told of; they are
 * removed only on request, and only when nothing can be lost: no process holds the folder, it was not used for a while, and
 * the changelogs are there that every store in it can be made from again.
 */
final class OrphanedState {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedState.class);
    private static final String LOCK = ".lock";
    private static final String MARK = "kafka-streams-process-metadata";
    private static final String ROCKSDB = "rocksdb";
    private static final String TASK = "\\d+_\\d+";

    private final Path root;
    private final OrphanPolicy policy;
    private final Set<String> topics;
    private final Instant now;

    /**
     * @param root folder of all state
     * @param topics all that there are in Kafka
     */
    OrphanedState(Path root, OrphanPolicy policy, Set<String> topics, Instant now) {
        this.root = root;
        this.policy = policy;
        this.topics = topics;
        this.now = now;
    }

    /** Tells of each folder that is none of these applications', and removes those that the policy and their state let go. */
    List<Orphan> tidy(Set<String> applications) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        var orphans = new ArrayList<Orphan>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                String name = folder.getFileName().toString();
                if (Files.isRegularFile(folder.resolve(MARK)) && !applications.contains(name)) {
                    orphans.add(tidyOrTell(folder));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("State folders under {} cannot be looked at", root, e);
        }
        return orphans;
    }

    /** What goes wrong with one folder is told, and keeps neither the others nor the start. */
    private Orphan tidyOrTell(Path folder) {
        try {
            return tidy(folder);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("State in {}, which does not run here any more, cannot be dealt with", folder, e);
            return new Orphan(
                    folder.getFileName().toString(), 0, Instant.EPOCH, false, "it cannot be dealt with: " + e);
        }
    }

    private Orphan tidy(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        long bytes = 0;
        Instant used = Instant.EPOCH;
        for (Path file : contents(folder)) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            Instant changed =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            used = file.endsWith(LOCK) || changed.isBefore(used) ? used : changed;
        }
        Optional<String> kept = policy.remove() ? whyKept(folder, used) : Optional.of("removing is not asked for");
        if (kept.isEmpty()) {
            kept = remove(folder);
        }
        if (kept.isEmpty()) {
            LOG.info("State of {}, which does not run here any more, was removed: {} bytes", name, bytes);
        } else {
            LOG.warn("State of {}, which does not run here any more, lies in {}: {}", name, folder, kept.get());
        }
        return new Orphan(name, bytes, used, kept.isEmpty(), kept.orElse("it can be made again from its changelogs"));
    }

    private Optional<String> whyKept(Path folder, Instant used) throws IOException {
        Duration unused = Duration.between(used, now);
        if (unused.compareTo(policy.unusedFor()) < 0) {
            return Optional.of("it was used less than " + policy.unusedFor() + " ago");
        }
        var lost = new TreeSet<String>();
        for (String store : stores(folder)) {
            if (!topics.contains(folder.getFileName() + "-" + store + "-changelog")) {
                lost.add(store);
            }
        }
        return lost.isEmpty() ? Optional.empty() : Optional.of("there is no changelog of " + String.join(", ", lost));
    }

    private static Set<String> stores(Path folder) throws IOException {
        var stores = new TreeSet<String>();
        for (Path task : children(folder)) {
            if (!task.getFileName().toString().matches(TASK)) {
                continue;
            }
            for (Path store : children(task)) {
                if (store.endsWith(ROCKSDB)) {
                    children(store).forEach(one -> stores.add(one.getFileName().toString()));
                } else if (Files.isDirectory(store)) {
                    stores.add(store.getFileName().toString());
                }
            }
        }
        return stores;
    }

    /** Empty when it is gone; else why it is not. Held like Kafka Streams holds it, so that nobody begins to use it meanwhile. */
    private static Optional<String> remove(Path folder) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return Optional.of("another process uses it");
            }
            for (Path file : contents(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.of("this process uses it");
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    /** Everything below, deepest first; links are not followed. */
    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
