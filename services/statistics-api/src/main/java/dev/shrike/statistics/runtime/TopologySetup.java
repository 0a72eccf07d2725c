package dev.shrike.statistics.runtime;

import dev.shrike.topology.runtime.Membership;
import dev.shrike.topology.runtime.OrphanPolicy;
import dev.shrike.topology.runtime.Resources;
import dev.shrike.topology.runtime.Selection;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Which topologies this process runs, and with which others.
 *
 * @param enabled {@code *}, or names with commas between them
 * @param server where other instances reach this one, {@code host:port} of its HTTP; none for one that is alone
 * @param standbys warm copies of each state store in other instances
 * @param threads stream threads of each topology
 * @param replicas copies of internal and own topics
 * @param memory for all state stores together, in bytes
 * @param peerTimeout how long another instance is waited for before a standby is asked
 * @param mostLag how many records a standby may be behind that still answers
 * @param groupProtocol {@code classic}, or {@code streams} where the broker has it
 * @param instanceId static membership: a name of this process that stays over its restarts
 * @param orphanedState what becomes of state folders of topologies that do not run here any more: {@code report}, or
 *     {@code remove} where they can be made again
 * @param orphanedAfter how long nobody must have written to one before it is removed
 */
@ConfigurationProperties("shrike.topologies")
record TopologySetup(
        @NotNull @Bindable(defaultValue = "*") String enabled,
        @Nullable String server,
        @Bindable(defaultValue = "0") int standbys,
        @Bindable(defaultValue = "1") int threads,
        @Bindable(defaultValue = "1") int replicas,
        @Bindable(defaultValue = "67108864") long memory,
        @NotNull @Bindable(defaultValue = "500ms") Duration peerTimeout,
        @Bindable(defaultValue = "10000") long mostLag,

        @NotNull @Bindable(defaultValue = "classic") @Pattern(regexp = "classic|streams")
        String groupProtocol,

        @Nullable String instanceId,

        @NotNull @Bindable(defaultValue = "report") @Pattern(regexp = "report|remove")
        String orphanedState,

        @NotNull @Bindable(defaultValue = "1d") Duration orphanedAfter) {

    Selection selection() {
        return Selection.of(enabled);
    }

    Membership membership() {
        return new Membership(
                Optional.ofNullable(server).map(TopologySetup::host),
                peerTimeout,
                mostLag,
                GroupProtocol.valueOf(groupProtocol.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(instanceId));
    }

    OrphanPolicy orphans() {
        return new OrphanPolicy(orphanedState.equals("remove"), orphanedAfter);
    }

    Resources resources() {
        Resources small = Resources.small();
        return new Resources(
                threads,
                small.commitInterval(),
                memory,
                replicas,
                standbys,
                small.threadRestarts(),
                small.remoteTimeout(),
                small.closeTimeout());
    }

    private static HostInfo host(String address) {
        String host = Utils.getHost(address);
        Integer port = Utils.getPort(address);
        if (host == null || port == null) {
            throw new IllegalArgumentException(
                    "shrike.topologies.server=" + address + " is not host:port, as in statistics-0:8080");
        }
        return new HostInfo(host, port);
    }
}
