package dev.shrike.servers;

import java.nio.file.Path;

/** The broker's settings: one node, small, topics only by intent. */
final class KafkaConfiguration {
    private KafkaConfiguration() {}

    static String of(int port, int controllerPort, Path log) {
        return """
                # written at every start
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s

                auto.create.topics.enable=false
                num.partitions=6
                default.replication.factor=1
                # a dead letter carries the whole message that could not be read
                message.max.bytes=8388608

                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # a broker that was killed registers again only once its former session is over, 9 s by default
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500

                num.network.threads=2
                num.io.threads=4
                background.threads=2
                log.cleaner.threads=1
                log.cleaner.dedupe.buffer.size=16777216
                log.cleaner.backoff.ms=5000
                """.formatted(port, controllerPort, log);
    }
}
