package dev.shrike.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {
    @TempDir
    Path data;

    @Test
    void committedTransactionsOutliveARestartAndTopicsAreNotMadeByAccident() throws Exception {
        try (KafkaServer server = new KafkaServer(ServerSettings.forTests(data))) {
            server.start();
            try (Admin admin = admin(server)) {
                admin.createTopics(List.of(new NewTopic("birds", Optional.of(1), Optional.empty())))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
            produceInATransaction(server);
            server.restart();
            try (Admin admin = admin(server)) {
                assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("birds");
                assertThatThrownBy(() -> admin.describeTopics(List.of("nobody.made.me"))
                                .allTopicNames()
                                .get(20, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            }
            produceInATransaction(server);
        }
    }

    private static void produceInATransaction(KafkaServer server) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", server.bootstrapServers(), "transactional.id", "birder", "max.block.ms", 20_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>("birds", "lanius", "excubitor"));
            producer.commitTransaction();
            assertThat(sent.get(20, TimeUnit.SECONDS).hasOffset()).isTrue();
        }
    }

    private static Admin admin(KafkaServer server) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", server.bootstrapServers());
        return Admin.create(settings);
    }
}
