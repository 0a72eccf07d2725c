package dev.shrike.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RepeatedRequestsIT {

    record Nest(String tree) {}

    private static ApplicationContext context;
    private static IdempotencyKeys keys;
    private final UUID ana = UUID.randomUUID();
    private final AtomicInteger effects = new AtomicInteger();

    @BeforeAll
    static void start() {
        Brokers brokers = Brokers.shared(Part.POSTGRES);
        context = ApplicationContext.run(Map.of(
                "shrike.service.secret",
                "0123456789abcdef0123456789abcdef",
                "shrike.auth.jwks-url",
                "http://127.0.0.1:1/keys",
                "datasources.nests.url",
                brokers.jdbcUrl("nests"),
                "datasources.nests.username",
                brokers.postgresUser(),
                "datasources.nests.password",
                brokers.postgresPassword(),
                "datasources.nests.dialect",
                "POSTGRES",
                "flyway.datasources.nests.enabled",
                true,
                "flyway.datasources.nests.locations",
                "classpath:db/rest"));
        keys = context.getBean(IdempotencyKeys.class, Qualifiers.byName("nests"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void theSameRequestHasItsEffectOnceAndIsAnsweredAgain() {
        Answered<String> first = keys.once(request("k", "oak"), String.class, this::build);
        Answered<String> second = keys.once(request("k", "oak"), String.class, this::build);

        assertThat(first).isEqualTo(new Answered<>("nest 1", false));
        assertThat(second).isEqualTo(new Answered<>("nest 1", true));
    }

    @Test
    void withoutAKeyEveryRequestHasItsEffect() {
        keys.once(request(null, "oak"), String.class, this::build);

        assertThat(keys.once(request(null, "oak"), String.class, this::build).value())
                .isEqualTo("nest 2");
    }

    @Test
    void aKeyUsedForAnotherRequestIsRefused() {
        keys.once(request("k", "oak"), String.class, this::build);

        assertThatThrownBy(() -> keys.once(request("k", "elm"), String.class, this::build))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.status().getCode()).isEqualTo(422));
        assertThat(effects).hasValue(1);
    }

    @Test
    void theKeysOfDifferentPeopleNeverMeet() {
        keys.once(request("k", "oak"), String.class, this::build);

        Answered<String> other = keys.once(
                KeyedRequest.of(UUID.randomUUID(), "k", "POST /nests", new Nest("elm")), String.class, this::build);

        assertThat(other.replayed()).isFalse();
    }

    @Test
    void anEffectThatFailedMayBeTriedAgainWithTheSameKey() {
        assertThatThrownBy(() -> keys.once(request("k", "oak"), String.class, () -> {
                    throw new IllegalStateException("storm");
                }))
                .hasMessageContaining("storm");

        assertThat(keys.once(request("k", "oak"), String.class, this::build).replayed())
                .isFalse();
    }

    @Test
    void requestsAtTheSameMomentHaveOneEffect() throws Exception {
        List<Callable<Answered<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            requests.add(() -> keys.once(request("k", "oak"), String.class, this::build));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answered<String>> answer : threads.invokeAll(requests)) {
                assertThat(answer.get().value()).isEqualTo("nest 1");
            }
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void anErasedPersonsKeysAreForgotten() {
        keys.once(request("k", "oak"), String.class, this::build);

        assertThat(keys.forget(ana)).isEqualTo(1);
        assertThat(keys.once(request("k", "elm"), String.class, this::build).replayed())
                .isFalse();
    }

    @Test
    void aKeyThatIsNoPlainTextIsRefused() {
        assertThatThrownBy(() -> request("\u00fc", "oak")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> request(" ", "oak")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> request("k".repeat(256), "oak")).isInstanceOf(ProblemException.class);
    }

    @Test
    void anErasedPersonStaysRefused() {
        ErasedPeople people = context.getBean(ErasedPeople.class, Qualifiers.byName("nests"));
        assertThat(people.refuses(ana, "any")).isFalse();

        people.record(ana);
        people.record(ana);

        assertThat(people.refuses(ana, "any")).isTrue();
    }

    @Test
    void aRecordThatWasRolledBackDoesNotCount() {
        ErasedPeople people = context.getBean(ErasedPeople.class, Qualifiers.byName("nests"));
        TransactionOperations<?> transactions =
                context.getBean(TransactionOperations.class, Qualifiers.byName("nests"));

        assertThatThrownBy(() -> transactions.executeWrite(status -> {
                    people.record(ana);
                    throw new IllegalStateException("storm");
                }))
                .hasMessageContaining("storm");

        assertThat(people.contains(ana)).isFalse();
    }

    private KeyedRequest request(String key, String tree) {
        return KeyedRequest.of(ana, key, "POST /nests", new Nest(tree));
    }

    private String build() {
        return "nest " + effects.incrementAndGet();
    }
}
