package dev.shrike.bridge.desk;

import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.KafkaClients;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.topics.BridgeTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of dead letters while somebody looks, so that a list costs no reading. The first look reads the topic from where it
 * was left, and waits for that; later ones find what was committed some moments ago. When nobody has looked for a while the
 * reader goes, and what it knew stays. Thread-safe.
 */
final class LetterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LetterWatch.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration EXPIRY = Duration.ofMinutes(1);

    private final KafkaSettings kafka;
    private final LetterShelf shelf;
    private final Duration patience;
    private final Duration idle;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private Reader reader;
    private boolean closed;

    /**
     * @param shelf is filled
     * @param patience how long a look waits at most
     * @param idle after so long without a look the reader goes
     */
    LetterWatch(KafkaSettings kafka, LetterShelf shelf, Duration patience, Duration idle) {
        this.kafka = kafka;
        this.shelf = shelf;
        this.patience = patience;
        this.idle = idle;
    }

    /**
     * Returns when the shelf holds what was committed when this was called, or some moments before.
     *
     * @throws UnavailableException when Kafka does not let it be read in time
     */
    void look() {
        Reader following = following();
        try {
            synchronized (following) {
                long deadline = System.nanoTime() + patience.toNanos();
                while (!following.caughtUp && !following.ended) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        throw new UnavailableException(
                                Incident.KAFKA_AWAY, "The dead letters are still being read; try again", null);
                    }
                    following.wait(left);
                }
                if (!following.caughtUp) {
                    String why = following.fault == null ? "the bridge is being stopped" : following.fault.getMessage();
                    throw new UnavailableException(
                            Incident.KAFKA_AWAY, "The dead letters cannot be read: " + why, following.fault);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Incident.KAFKA_AWAY, "Interrupted while reading the dead letters", e);
        }
    }

    synchronized boolean isFollowing() {
        return reader != null;
    }

    private synchronized Reader following() {
        if (closed) {
            throw new UnavailableException(Incident.KAFKA_AWAY, "The bridge is being stopped", null);
        }
        if (reader == null || !reader.wanted()) {
            reader = new Reader();
            reader.thread.start();
        }
        return reader;
    }

    private synchronized void gone(Reader ended) {
        if (reader == ended) {
            reader = null;
        }
    }

    @Override
    public void close() {
        Reader following;
        synchronized (this) {
            closed = true;
            following = reader;
        }
        if (following != null) {
            following.leave();
        }
    }

    /** One stay at the topic. Its fields are guarded by itself. */
    private final class Reader {
        private final Thread thread =
                Thread.ofVirtual().name("dead-letter-watch").unstarted(this::run);
        private long looked = System.nanoTime();
        private boolean ended;
        private boolean caughtUp;
        private RuntimeException fault;
        private KafkaConsumer<byte[], byte[]> consumer;

        /** Ends it soon. */
        private synchronized void leave() {
            ended = true;
            if (consumer != null) {
                consumer.wakeup(); // an interrupted consumer would complain while it is closed
            }
        }

        private synchronized void at(KafkaConsumer<byte[], byte[]> opened) {
            consumer = opened;
        }

        /** Notes a look; false when this reader is about to go. */
        private synchronized boolean wanted() {
            looked = System.nanoTime();
            return !ended;
        }

        private void run() {
            RuntimeException ending = null;
            try (KafkaConsumer<byte[], byte[]> opened = KafkaClients.reader(kafka)) {
                at(opened);
                follow(opened);
            } catch (WakeupException e) {
                LOG.debug("The dead letters are left", e);
            } catch (RuntimeException e) {
                LOG.warn("The dead letters are not followed any more: {}", e.toString());
                ending = e;
            } finally {
                end(ending);
                gone(this);
            }
        }

        private void follow(KafkaConsumer<byte[], byte[]> consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(BridgeTopics.DEAD_LETTER).stream()
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            begin(consumer, partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long expired = System.nanoTime();
            while (!idle()) {
                consumer.poll(POLL)
                        .forEach(found ->
                                LetterLog.each(found, letter -> shelf.add(LetterRow.of(letter)), shelf::settle));
                partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
                if (ends.entrySet().stream().allMatch(end -> next.get(end.getKey()) >= end.getValue())) {
                    arrived();
                }
                if (System.nanoTime() - expired > EXPIRY.toNanos()) {
                    expire(consumer.beginningOffsets(partitions));
                    expired = System.nanoTime();
                }
            }
        }

        /** From where the last reader was, unless the topic was made anew or has lost that place meanwhile. */
        private void begin(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
            Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            boolean knownPlace = partitions.stream().allMatch(partition -> {
                Long known = next.get(partition);
                return known != null && known >= firsts.get(partition) && known <= ends.get(partition);
            });
            if (!knownPlace) {
                shelf.clear();
                next.clear();
                next.putAll(firsts);
            }
            expire(firsts);
            next.forEach(consumer::seek);
        }

        private void expire(Map<TopicPartition, Long> firsts) {
            firsts.forEach((partition, first) -> shelf.expire(partition.partition(), first));
        }

        private synchronized void arrived() {
            if (!caughtUp) {
                caughtUp = true;
                notifyAll();
            }
        }

        private synchronized void end(RuntimeException why) {
            ended = true;
            caughtUp = false;
            fault = why;
            consumer = null;
            notifyAll();
        }

        private synchronized boolean idle() {
            if (System.nanoTime() - looked > idle.toNanos()) {
                ended = true;
            }
            return ended;
        }
    }
}
