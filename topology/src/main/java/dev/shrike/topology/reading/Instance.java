package dev.shrike.topology.reading;

import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/**
 * How this instance reads among others.
 *
 * @param address where the others reach it; empty when it is alone
 * @param standbys whether copies may answer
 * @param mostLag how many records a copy may be behind that still answers
 */
public record Instance(Optional<HostInfo> address, boolean standbys, long mostLag) {

    boolean is(HostInfo host) {
        return address.isEmpty() || address.get().equals(host);
    }
}
