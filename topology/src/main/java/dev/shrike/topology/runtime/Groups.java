package dev.shrike.topology.runtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.GroupProtocol;

/** The groups that share the work out, where the broker does that itself (KIP-1071) and has to be told how. */
final class Groups {
    private static final String FEATURE = "streams.version";
    private static final String STANDBYS = "streams.num.standby.replicas";

    private final Admin admin;
    private final Resources resources;

    Groups(Admin admin, Resources resources) {
        this.admin = admin;
        this.resources = resources;
    }

    /**
     * Makes sure that the broker has the protocol, and knows how many standbys there are to be.
     *
     * @throws TopologyStartException when it has not
     */
    void prepare(GroupProtocol protocol, Collection<String> applications) {
        if (protocol == GroupProtocol.CLASSIC) {
            return;
        }
        var finalized = await(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(FEATURE);
        if (finalized == null || finalized.maxVersionLevel() < 1) {
            throw new TopologyStartException(
                    "The brokers do not have the group protocol streams (their feature " + FEATURE
                            + " is " + (finalized == null ? "not there" : "off")
                            + "): use the protocol classic, or upgrade that feature with kafka-features");
        }
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        var standbys = new AlterConfigOp(
                new ConfigEntry(STANDBYS, Integer.toString(resources.standbys())), AlterConfigOp.OpType.SET);
        applications.forEach(
                name -> changes.put(new ConfigResource(ConfigResource.Type.GROUP, name), List.of(standbys)));
        await(admin.incrementalAlterConfigs(changes).all());
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(resources.remoteTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new TopologyStartException(
                    "Preparing the groups failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new TopologyStartException("Preparing the groups took longer than " + resources.remoteTimeout(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopologyStartException("Preparing the groups was interrupted", e);
        }
    }
}
