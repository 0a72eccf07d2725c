package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.trace.Traceparent;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.standalone.system.Rest.Person;
import io.nats.client.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows one trace id from a request to everything that came of it, as operators would. */
final class TraceChapter {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final MajorVersion TICK = CATALOGUE.major("tick", 1);
    private static final MajorVersion SCORE = CATALOGUE.major("score", 1);
    private static final MajorVersion NOTIFICATION = CATALOGUE.major("notification", 1);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningPlatform platform;
    private final KafkaTopic topics;
    private final Person owner;
    private final Person rater;

    TraceChapter(RunningPlatform platform, KafkaTopic topics, String name) {
        Rest anonymous = Rest.anonymous(platform.http());
        this.platform = platform;
        this.topics = topics;
        this.owner = anonymous.register("owner-of-" + name);
        this.rater = anonymous.register("rater-of-" + name);
    }

    /**
     * Ticks an image, and asserts that the trace is in the answer, on both brokers and in the score.
     *
     * @param traceparent of the client, or null
     * @return the trace id
     */
    String tick(String image, String traceparent) throws Exception {
        HttpResponse<String> answer = post(owner, "/ticks", """
                {"image":{"url":"%s"}}""".formatted(image), traceparent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String trace = idIn(answer.headers().firstValue("traceresponse").orElse(""));
        assertThat(trace).as("told to the client").hasSize(32);
        JsonNode event = JSON.readTree(answer.body());
        String id = event.get("id").textValue();
        assertThat(idIn(event.at("/metadata/traceparent").textValue())).isEqualTo(trace);

        assertInJetStream(id, trace);
        assertInKafka(TICK, id, trace);
        assertInKafka(SCORE, scoreCausedBy(id), trace);
        return trace;
    }

    /** Rates it by the oldest way in, which is the longest to its owner: over Kafka and back. The owner's mail is in the trace. */
    void rate(String image, String traceparent) throws Exception {
        HttpResponse<String> answer = post(rater, "/v1/ratings", """
                {"image_url":"%s","rating":4}""".formatted(image), traceparent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String trace = idIn(answer.headers().firstValue("traceresponse").orElse(""));

        await("mail in trace " + trace)
                .atMost(SOON)
                .until(() -> platform.mailTo(owner.username() + "@birds.example").stream()
                        .anyMatch(mailIn(trace)));
        await("the event that it was sent")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(topics.decoded(NOTIFICATION.topic()))
                        .anySatisfy(sent -> assertThat(idIn(envelope(sent))).isEqualTo(trace)));
    }

    private Predicate<MimeMessage> mailIn(String trace) {
        return mail -> {
            try {
                String[] header = mail.getHeader(EventHeaders.TRACEPARENT);
                return header != null && idIn(header[0]).equals(trace);
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        };
    }

    private void assertInJetStream(String id, String trace) throws Exception {
        var encoding = new SingleObjectEncoding(CATALOGUE);
        try (var jetStream = new JetStreamEvents(platform.nats())) {
            await("tick " + id + " in JetStream")
                    .atMost(SOON)
                    .until(() -> jetStream.all().stream().anyMatch(message -> isEvent(message, id)));
            Message message = jetStream.all().stream()
                    .filter(one -> isEvent(one, id))
                    .findFirst()
                    .orElseThrow();
            assertThat(idIn(message.getHeaders().getFirst(EventHeaders.TRACEPARENT)))
                    .isEqualTo(trace);
            assertThat(idIn(Envelope.of(encoding.decode(message.getData()))
                            .traceparent()
                            .orElse("")))
                    .isEqualTo(trace);
        }
    }

    private static boolean isEvent(Message message, String id) {
        return message.hasHeaders() && id.equals(message.getHeaders().getFirst(EventHeaders.NATS_MESSAGE_ID));
    }

    private void assertInKafka(MajorVersion major, String id, String trace) {
        await(major.topic() + " has " + id).atMost(SOON).untilAsserted(() -> {
            List<ConsumerRecord<byte[], byte[]>> records = topics.records(major.topic()).stream()
                    .filter(record -> id.equals(header(record, "ce_id")))
                    .toList();
            assertThat(records).hasSize(1);
            assertThat(idIn(header(records.getFirst(), EventHeaders.TRACEPARENT)))
                    .isEqualTo(trace);
            assertThat(topics.decoded(major.topic())).anySatisfy(event -> {
                assertThat(event.get("id")).hasToString(id);
                assertThat(idIn(envelope(event))).isEqualTo(trace);
            });
        });
    }

    private String scoreCausedBy(String id) {
        return await("a score because of " + id)
                .atMost(SOON)
                .until(
                        () -> topics.decoded(SCORE.topic()).stream()
                                .filter(score -> id.equals(
                                        String.valueOf(((GenericRecord) score.get("metadata")).get("causation_id"))))
                                .map(score -> score.get("id").toString())
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private HttpResponse<String> post(Person person, String path, String json, String traceparent) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(platform.http() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + person.rest().token())
                .POST(BodyPublishers.ofString(json));
        if (traceparent != null) {
            request.header(EventHeaders.TRACEPARENT, traceparent);
        }
        return person.rest().http().send(request.build(), BodyHandlers.ofString());
    }

    private static String envelope(GenericRecord event) {
        return String.valueOf(((GenericRecord) event.get("metadata")).get(EventHeaders.TRACEPARENT));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String idIn(String traceparent) {
        return Traceparent.read(traceparent).getTraceId();
    }
}
