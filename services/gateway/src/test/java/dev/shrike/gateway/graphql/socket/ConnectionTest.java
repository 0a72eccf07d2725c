package dev.shrike.gateway.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gateway.graphql.calling.Asking;
import dev.shrike.gateway.graphql.calling.StreamEnded;
import dev.shrike.gateway.graphql.engine.GraphRequest;
import dev.shrike.gateway.graphql.engine.Outcome;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class ConnectionTest {
    private static final Instant START = Instant.parse("2026-11-20T22:30:00Z");
    private static final Instant EXPIRY = START.plusSeconds(600);
    private static final String INIT = "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer good\"}}";
    private static final String ACK = "{\"type\":\"connection_ack\"}";
    private static final SocketSettings SETTINGS =
            new SocketSettings(10, 2, 2, 3, 300, 10, Duration.ofSeconds(10), Duration.ofSeconds(25));

    private final Line line = new Line();
    private final Watch watch = new Watch();
    private final Guests guests = new Guests(SETTINGS.maxPerPerson());
    private final UUID ana = UUID.randomUUID();
    private final Connection connection = connection(Optional.empty());
    private final List<GraphRequest> asked = new ArrayList<>();
    private int left = 100;
    private Outcome outcome = new Outcome.Answered(Map.of("data", Map.of("a", 1)));

    @Test
    void it_is_acknowledged_when_the_token_is_good() {
        connection.receive(INIT);

        assertThat(line.sent).containsExactly(ACK);
        assertThat(line.closed).isNull();
    }

    @Test
    void the_token_of_the_request_will_do() {
        connection(Optional.of("good")).receive("{\"type\":\"connection_init\"}");

        assertThat(line.sent).containsExactly(ACK);
    }

    @Test
    void a_bad_token_is_forbidden() {
        connection.receive("{\"type\":\"connection_init\",\"payload\":{\"token\":\"bad\"}}");

        assertThat(line.closed).isEqualTo("4403 Forbidden");
    }

    @Test
    void no_token_is_forbidden() {
        connection.receive("{\"type\":\"connection_init\"}");

        assertThat(line.closed).isEqualTo("4403 Forbidden");
    }

    @Test
    void a_person_has_only_so_many_connections_at_a_time() {
        Line second = new Line();
        Line third = new Line();
        connection.receive(INIT);
        connection(second, Optional.empty()).receive(INIT);
        connection(third, Optional.empty()).receive(INIT);

        assertThat(second.sent).containsExactly(ACK);
        assertThat(third.sent).isEmpty();
        assertThat(third.closed).isEqualTo("1013 Too many connections of one person");
    }

    @Test
    void a_connection_that_is_gone_makes_room_for_another_once() {
        Line third = new Line();
        connection.receive(INIT);
        connection(new Line(), Optional.empty()).receive(INIT);
        connection.lost();
        connection.lost();
        connection(third, Optional.empty()).receive(INIT);
        connection(line, Optional.empty()).receive(INIT);

        assertThat(third.sent).containsExactly(ACK);
        assertThat(line.closed).startsWith("1013");
    }

    @Test
    void to_say_hello_twice_is_once_too_often() {
        connection.receive(INIT);
        connection.receive(INIT);

        assertThat(line.closed).isEqualTo("4429 Too many initialisation requests");
    }

    @Test
    void to_subscribe_before_saying_who_one_is_is_unauthorized() {
        connection.receive(subscribe("1"));

        assertThat(line.closed).isEqualTo("4401 Unauthorized");
        assertThat(asked).isEmpty();
    }

    @Test
    void what_is_no_message_is_a_bad_request() {
        for (String nonsense : List.of(
                "",
                "hello",
                "[]",
                "{}",
                "{\"type\":\"start\"}",
                "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":{}}}",
                "{\"type\":\"complete\"}",
                "{\"type\":\"connection_init\",\"payload\":3}")) {
            Line own = new Line();
            connection(own, Optional.empty()).receive(nonsense);
            assertThat(own.closed).as(nonsense).isEqualTo("4400 Invalid message");
        }
    }

    @Test
    void who_says_nothing_is_closed_after_a_while() {
        watch.forward(Duration.ofSeconds(9));
        connection.tick();
        assertThat(line.closed).isNull();

        watch.forward(Duration.ofSeconds(1));
        connection.tick();
        assertThat(line.closed).isEqualTo("4408 Connection initialisation timeout");
    }

    @Test
    void a_query_is_answered_and_completed() {
        connection.receive(INIT);
        connection.receive(subscribe("1"));

        assertThat(line.sent)
                .containsExactly(
                        ACK,
                        "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{\"a\":1}}}",
                        "{\"id\":\"1\",\"type\":\"complete\"}");
        assertThat(asked).extracting(GraphRequest::query).containsExactly("{ a }");
    }

    @Test
    void what_is_refused_is_an_error_and_the_id_is_free_again() {
        outcome = new Outcome.Refused(List.of(Map.of("message", "No.")), 400);
        connection.receive(INIT);
        connection.receive(subscribe("1"));
        connection.receive(subscribe("1"));

        assertThat(line.sent)
                .containsExactly(
                        ACK,
                        "{\"id\":\"1\",\"type\":\"error\",\"payload\":[{\"message\":\"No.\"}]}",
                        "{\"id\":\"1\",\"type\":\"error\",\"payload\":[{\"message\":\"No.\"}]}");
        assertThat(line.closed).isNull();
    }

    @Test
    void an_id_that_is_in_use_ends_it() {
        Events events = subscribed();
        connection.receive(subscribe("1"));

        assertThat(line.closed).isEqualTo("4409 Subscriber for 1 already exists");
        assertThat(events.cancelled).isTrue();
    }

    @Test
    void only_so_many_operations_run() {
        subscribed();
        outcome = new Outcome.Subscribed(new Events());
        connection.receive(subscribe("2"));
        connection.receive(subscribe("3"));

        assertThat(line.sent.getLast()).contains("\"id\":\"3\",\"type\":\"error\"", "TOO_MANY_OPERATIONS");
        assertThat(line.closed).isNull();
    }

    @Test
    void who_asks_too_often_is_told_so_and_when_to_come_back() {
        left = 1;
        connection.receive(INIT);
        connection.receive(subscribe("1"));
        connection.receive(subscribe("2"));

        assertThat(asked).hasSize(1);
        assertThat(line.sent.getLast())
                .contains("\"id\":\"2\",\"type\":\"error\"", "More requests than are let in.")
                .contains("\"code\":\"TOO_MANY_REQUESTS\"", "\"status\":429", "\"retry_after\":3");
        assertThat(line.closed).isNull();
        connection.receive(subscribe("2"));
        assertThat(line.sent.getLast()).as("the id is free again").contains("\"type\":\"complete\"");
    }

    @Test
    void a_client_that_takes_nothing_makes_its_events_wait() {
        Events events = subscribed();
        line.stuck = true;
        assertThat(events.wanted).isEqualTo(3);
        events.next(next(1));
        events.next(next(2));
        events.next(next(3));
        assertThat(events.wanted).isZero();

        line.takeOne();
        assertThat(events.wanted).isEqualTo(1);
    }

    @Test
    void what_the_client_completes_is_cancelled_and_nothing_more_is_said() {
        Events events = subscribed();
        connection.receive("{\"type\":\"complete\",\"id\":\"1\"}");

        assertThat(events.cancelled).isTrue();
        assertThat(line.sent).containsExactly(ACK);
    }

    @Test
    void nothing_goes_on_when_the_client_is_gone() {
        Events events = subscribed();

        assertThat(connection.lost()).isTrue();
        assertThat(events.cancelled).isTrue();
        assertThat(connection.lost()).isFalse();
        assertThat(line.closed).isNull();
    }

    @Test
    void a_ping_is_answered_with_its_payload() {
        connection.receive(INIT);
        connection.receive("{\"type\":\"ping\",\"payload\":{\"n\":1}}");
        connection.receive("{\"type\":\"ping\"}");

        assertThat(line.sent).containsExactly(ACK, "{\"type\":\"pong\",\"payload\":{\"n\":1}}", "{\"type\":\"pong\"}");
    }

    @Test
    void a_ping_of_somebody_unknown_is_not_answered() {
        connection.receive("{\"type\":\"ping\",\"payload\":{\"n\":1}}");

        assertThat(line.sent).isEmpty();
        assertThat(line.closed).isNull();
    }

    @Test
    void who_takes_nothing_is_dropped_before_it_becomes_too_much() {
        connection.receive(INIT);
        line.stuck = true;
        String ping = "{\"type\":\"ping\",\"payload\":{\"n\":\"" + "x".repeat(68) + "\"}}";
        for (int i = 0; i < 3; i++) {
            connection.receive(ping);
        }
        assertThat(line.closed).as("300 characters are on their way").isNull();
        connection.receive(ping);
        connection.receive(ping);

        assertThat(line.closed).startsWith("1013 Too slow");
        assertThat(line.sent).hasSize(4);
    }

    @Test
    void what_was_taken_counts_no_longer() {
        connection.receive(INIT);
        line.stuck = true;
        String ping = "{\"type\":\"ping\",\"payload\":{\"n\":\"" + "x".repeat(280) + "\"}}";
        for (int i = 0; i < 10; i++) {
            connection.receive(ping);
            line.takeOne();
        }

        assertThat(line.closed).isNull();
    }

    @Test
    void who_does_not_answer_a_ping_is_gone() {
        connection.receive(INIT);
        watch.forward(Duration.ofSeconds(25));
        connection.tick();
        assertThat(line.sent).endsWith("{\"type\":\"ping\"}");
        connection.receive("{\"type\":\"pong\"}");
        watch.forward(Duration.ofSeconds(25));
        connection.tick();
        assertThat(line.closed).isNull();

        watch.forward(Duration.ofSeconds(25));
        connection.tick();
        assertThat(line.closed).isEqualTo("1001 No pong");
    }

    @Test
    void the_end_of_the_token_ends_it() {
        Events events = subscribed();
        watch.now = EXPIRY;
        connection.tick();

        assertThat(line.closed).isEqualTo("4403 Token expired");
        assertThat(events.cancelled).isTrue();
    }

    @Test
    void who_is_too_slow_is_told_so_and_dropped() {
        Events events = subscribed();
        events.fail(new StreamEnded("too-slow"));

        assertThat(line.sent.getLast()).contains("\"id\":\"1\",\"type\":\"error\"", "\"code\":\"TOO_SLOW\"");
        assertThat(line.closed).startsWith("1013 Too slow");
    }

    @Test
    void events_that_cannot_go_on_are_an_error_of_their_own() {
        Events events = subscribed();
        events.fail(new StreamEnded("unavailable"));

        assertThat(line.sent.getLast()).contains("\"code\":\"UNAVAILABLE\"");
        assertThat(line.closed).isNull();
    }

    @Test
    void after_the_close_nothing_is_heard() {
        connection.receive("nonsense");
        connection.receive(INIT);

        assertThat(line.sent).isEmpty();
    }

    private Events subscribed() {
        Events events = new Events();
        outcome = new Outcome.Subscribed(events);
        connection.receive(INIT);
        connection.receive(subscribe("1"));
        assertThat(events.subscriber).isNotNull();
        return events;
    }

    private static Outcome.Next next(int n) {
        return new Outcome.Next("c" + n, Map.of("data", Map.of("n", n)));
    }

    private static String subscribe(String id) {
        return "{\"type\":\"subscribe\",\"id\":\"" + id + "\",\"payload\":{\"query\":\"{ a }\"}}";
    }

    private Connection connection(Optional<String> header) {
        return connection(line, header);
    }

    private Connection connection(Line own, Optional<String> header) {
        return new Connection(
                own,
                token -> token.equals("good") ? Optional.of(who()) : Optional.empty(),
                header,
                (request, _) -> {
                    asked.add(request);
                    return CompletableFuture.completedFuture(outcome);
                },
                SETTINGS,
                guests,
                this::rate,
                watch);
    }

    private void rate(UUID person) {
        assertThat(person).isEqualTo(ana);
        if (left-- == 0) {
            throw ProblemException.tooManyRequests(Duration.ofSeconds(3), "More requests than are let in.");
        }
    }

    private Login.Who who() {
        return new Login.Who(
                new Asking(
                        Authentication.build(ana.toString()),
                        "good",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PropagatedContext.empty()),
                Optional.of(EXPIRY));
    }

    /** What was sent. */
    private static final class Line implements Wire {
        private final List<String> sent = new ArrayList<>();
        private final List<CompletableFuture<Void>> untaken = new ArrayList<>();
        private boolean stuck;
        private String closed;

        @Override
        public CompletionStage<?> send(String message) {
            sent.add(message);
            CompletableFuture<Void> taken = new CompletableFuture<>();
            if (stuck) {
                untaken.add(taken);
            } else {
                taken.complete(null);
            }
            return taken;
        }

        void takeOne() {
            untaken.removeFirst().complete(null);
        }

        @Override
        public void close(int code, String reason) {
            closed = code + " " + reason;
        }
    }

    /** Events that come when the test says so. */
    private static final class Events implements Publisher<Outcome.Next>, Subscription {
        private Subscriber<? super Outcome.Next> subscriber;
        private long wanted;
        private boolean cancelled;

        @Override
        public void subscribe(Subscriber<? super Outcome.Next> one) {
            subscriber = one;
            one.onSubscribe(this);
        }

        void next(Outcome.Next next) {
            wanted--;
            subscriber.onNext(next);
        }

        void fail(Throwable fault) {
            subscriber.onError(fault);
        }

        @Override
        public void request(long n) {
            wanted += n;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** A clock that is moved by hand. */
    private static final class Watch extends Clock {
        private Instant now = START;

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
