package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.users.Http.Answer;
import dev.shrike.users.hold.Holds;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldsIT {

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "ana-" + UUID.randomUUID();
    private UUID person;
    private Http ana;

    @BeforeAll
    static void start() {
        platform = new Platform(folder, "_holds", Map.of(), FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void register() {
        person = UUID.fromString(platform.http()
                .post("/users", """
                        {"username": "%s", "email": "%s@example.org", "display_name": "Ana", "password": "%s"}""".formatted(name, name, Platform.PASSWORD))
                .json()
                .path("id")
                .asText());
        ana = platform.login(name);
    }

    @Test
    void aHoldStandsUntilItIsLifted() {
        assertThat(hold("A court case", today().plusDays(30)).status()).isEqualTo(201);
        assertThat(hold("Another court case", today().plusDays(60)).status()).isEqualTo(200);

        JsonNode seen = admin.get("/gdpr/holds/" + person).json();
        assertThat(seen.path("reason").asText()).isEqualTo("Another court case");
        assertThat(seen.has("by")).isTrue();
        assertThat(ana.get("/gdpr/holds/" + person).json().has("by")).isFalse();
        assertThat(admin.get("/gdpr/holds").json().path("holds").toString()).contains(person.toString());
        assertThat(blocking()).isTrue();
        assertThat(ana.send("DELETE", "/gdpr/holds/" + person, null)).matches(it -> it.isProblem(403, "forbidden"));

        assertThat(admin.send("DELETE", "/gdpr/holds/" + person, null).status()).isEqualTo(204);

        assertThat(blocking()).isFalse();
        assertThat(admin.get("/gdpr/holds/" + person)).matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.send("DELETE", "/gdpr/holds/" + person, null)).matches(it -> it.isProblem(404, "not-found"));
    }

    @Test
    void aHoldThatNobodyReviewedIsSeenInHealth() throws Exception {
        hold("A court case", today());
        platform.change("update legal_hold set review = date '2020-01-01' where person = '%s'".formatted(person));

        assertThat(deadlines().path("details").path("holds_to_review").asInt()).isEqualTo(1);
        assertThat(hold("A court case", today().minusDays(2))).matches(it -> it.isProblem(400, "validation"));

        admin.send("DELETE", "/gdpr/holds/" + person, null);
        assertThat(deadlines().path("details").path("holds_to_review").asInt()).isZero();
    }

    @Test
    void nothingIsLeftToHoldAfterTheKeysAreDestroyed() {
        platform.bean(PostgresVault.class).shred(person, UUID.randomUUID());

        assertThat(hold("Too late", today())).matches(it -> it.isProblem(409, "nothing-to-hold"));
    }

    @Test
    void aHoldThatComesWhileKeysAreBeingDestroyedIsRefusedAndNeverStandsBehindTheFence() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch mayDestroy = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> destroyed = threads.submit(() -> inTransaction(() -> {
                boolean held = platform.bean(Holds.class).blocking(person).isPresent();
                looked.countDown();
                await(mayDestroy);
                platform.bean(PostgresVault.class).shred(person, UUID.randomUUID());
                return !held;
            }));
            await(looked);
            Future<Answer> placed = threads.submit(() -> hold("Just in time?", today()));
            platform.waitUntilSomebodyWaitsForALock();
            mayDestroy.countDown();

            assertThat(destroyed.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(placed.get(20, TimeUnit.SECONDS)).matches(it -> it.isProblem(409, "nothing-to-hold"));
        }
        assertThat(platform.count("select count(*) from legal_hold where person = '%s'".formatted(person)))
                .isZero();
    }

    @Test
    void whetherSomebodyIsHeldIsOnlySaidInsideATransaction() {
        Holds holds = platform.bean(Holds.class);

        assertThatIllegalStateException().isThrownBy(() -> holds.blocking(person));
    }

    private boolean blocking() {
        return inTransaction(() -> platform.bean(Holds.class).blocking(person).isPresent());
    }

    private Answer hold(String reason, LocalDate review) {
        return admin.send("PUT", "/gdpr/holds/" + person, """
                {"reason": "%s", "review": "%s"}""".formatted(reason, review));
    }

    private static JsonNode deadlines() {
        return platform.http().get("/health").json().path("details").path("deadlines");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T inTransaction(Supplier<T> work) {
        TransactionOperations<Connection> transactions = platform.bean(TransactionOperations.class, "users");
        return transactions.executeWrite(status -> work.get());
    }
}
