package dev.shrike.topology.runtime;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.state.HostInfo;

/**
 * How this process is one of several that share the work of the topologies.
 *
 * @param address where the others reach its HTTP; empty for one that is alone
 * @param peerTimeout how long another one, or Kafka about how far a copy is behind, is waited for before a standby is asked
 * @param mostLag how many records behind its owner a standby may be that still answers
 * @param protocol how Kafka shares the work out: classic, or streams (KIP-1071) where the broker has it
 * @param instanceId static membership: a name of this process that stays over its restarts, so that its work is kept for it
 *     while it is away; empty for none
 */
public record Membership(
        Optional<HostInfo> address,
        Duration peerTimeout,
        long mostLag,
        GroupProtocol protocol,
        Optional<String> instanceId) {
    private static final Duration PEER_TIMEOUT = Duration.ofMillis(500);
    private static final long MOST_LAG = 10_000;

    /** Checks that it makes sense. */
    public Membership {
        if (!peerTimeout.isPositive() || mostLag < 0) {
            throw new IllegalArgumentException("Others are waited for longer than nothing, and a lag is 0 or more");
        }
        if (protocol == GroupProtocol.STREAMS && instanceId.isPresent()) {
            throw new IllegalArgumentException("The group protocol streams has no static membership:"
                    + " leave out the instance id, or use the protocol classic");
        }
        address.filter(host -> host.host().isBlank() || host.port() < 1).ifPresent(host -> {
            throw new IllegalArgumentException("Others cannot reach " + host.host() + ":" + host.port());
        });
    }

    /** For a process that is alone. */
    public static Membership alone() {
        return new Membership(Optional.empty(), PEER_TIMEOUT, MOST_LAG, GroupProtocol.CLASSIC, Optional.empty());
    }

    /** For one that others reach there. */
    public static Membership at(String host, int port) {
        return new Membership(
                Optional.of(new HostInfo(host, port)), PEER_TIMEOUT, MOST_LAG, GroupProtocol.CLASSIC, Optional.empty());
    }
}
