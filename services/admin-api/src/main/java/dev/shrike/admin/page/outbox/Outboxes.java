package dev.shrike.admin.page.outbox;

import dev.shrike.admin.page.platform.Answer;
import io.micronaut.core.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/** All outboxes, each as its service told of it. */
record Outboxes(List<One> all) {

    /** The outbox of one service; a trouble when it does not answer. */
    record One(String service, Answer<State> state) {}

    /** As services answer. */
    record State(
            String service,
            long waiting,
            double oldestSeconds,
            long parked,
            boolean running,
            String fault,
            List<RelayAlive> relays,
            List<Shard> shards) {

        /** How loud it is: {@code bad} when nobody publishes or a server refused something, {@code warn} when something waits for long. */
        String tone() {
            if (parked > 0 || relays.isEmpty()) {
                return "bad";
            }
            return !fault.isEmpty() || oldestSeconds > LATE ? "warn" : "good";
        }

        /** That in words. */
        String said() {
            if (relays.isEmpty()) {
                return "Nobody publishes";
            }
            if (parked > 0) {
                return "Refused";
            }
            if (!fault.isEmpty()) {
                return "Trying";
            }
            return oldestSeconds > LATE ? "Late" : "Well";
        }

        /** What is shown of it in the list. */
        String outline() {
            return String.join(
                    " ", said(), fault, "" + waiting, "" + parked, "" + relays.size(), "" + Math.round(oldestSeconds));
        }

        Duration oldest() {
            return Duration.ofMillis(Math.round(oldestSeconds * 1_000));
        }

        /** How many shards a relay has. */
        long held(RelayAlive relay) {
            return shards.stream()
                    .filter(shard -> relay.id().equals(shard.relay()))
                    .count();
        }

        /** Shards that nobody has. */
        long free() {
            return shards.stream().filter(shard -> shard.relay() == null).count();
        }
    }

    /** A relay that publishes. */
    record RelayAlive(UUID id, boolean here, Instant aliveUntil) {}

    /** A part that one relay publishes at a time. */
    record Shard(int shard, @Nullable UUID relay, @Nullable Instant leasedUntil, long waiting) {}

    private static final double LATE = 5;

    /** Changes with what is shown, but for what grows by itself. */
    String revision() {
        CRC32 sum = new CRC32();
        for (One one : all) {
            sum.update(
                    (one.service() + one.state().map(State::outline).orElse("away")).getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }

    long waiting() {
        return all.stream()
                .mapToLong(one -> one.state().map(State::waiting).orElse(0L))
                .sum();
    }

    long parked() {
        return all.stream()
                .mapToLong(one -> one.state().map(State::parked).orElse(0L))
                .sum();
    }

    Duration oldest() {
        return all.stream()
                .map(one -> one.state().map(State::oldest).orElse(Duration.ZERO))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
