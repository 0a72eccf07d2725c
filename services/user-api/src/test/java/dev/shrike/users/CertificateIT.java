package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.CertificateVerifier;
import dev.shrike.gdpr.certificate.ChainHead;
import dev.shrike.gdpr.certificate.ChainVerdict;
import dev.shrike.gdpr.certificate.DestroyedKey;
import dev.shrike.gdpr.certificate.Expectation;
import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.certificate.Participant;
import dev.shrike.gdpr.certificate.PersonDigest;
import dev.shrike.gdpr.certificate.PublishedKeys;
import dev.shrike.gdpr.certificate.SigningKeyException;
import dev.shrike.gdpr.certificate.Statement;
import dev.shrike.gdpr.certificate.Verdict;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.users.Http.Answer;
import dev.shrike.users.certificate.CertificateChainException;
import dev.shrike.users.certificate.Certificates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.transaction.TransactionOperations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateIT {

    private static final String DATABASES = "_certificates";
    private static final Instant ASKED = Instant.parse("2026-11-20T22:30:00Z");

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final UUID person = UUID.randomUUID();
    private final UUID erasure = UUID.randomUUID();
    private final Certificates certificates = platform.bean(Certificates.class);

    @BeforeAll
    static void start() {
        platform = new Platform(folder, DATABASES, more(), FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whoKnowsTheErasuresIdGetsAFileThatVerifiesWithoutAsking() {
        Certificate issued = certificates.issue(shredded(erasure));

        Answer answer = platform.http().get(path(erasure));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"erasure-" + erasure + "-shredded.json\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(verifier().verify(bytes(answer), Expectation.of(erasure, person)))
                .isEqualTo(new Verdict.Valid(issued));
        assertThat(answer.response().body()).doesNotContain(person.toString());
    }

    @Test
    void newestGradeIsShownUnlessOneIsAskedFor() {
        certificates.issue(shredded(erasure));
        certificates.issue(statement(erasure, Grade.PHYSICALLY_REMOVED));

        Http http = platform.http();
        assertThat(http.get(path(erasure)).json().path("grade").asText()).isEqualTo("physically_removed");
        assertThat(http.get(path(erasure) + "?grade=shredded")
                        .json()
                        .path("grade")
                        .asText())
                .isEqualTo("shredded");
        assertThat(http.get(path(erasure) + "?grade=final")).matches(it -> it.isProblem(404, "not-found"));
        assertThat(http.get(path(erasure) + "?grade=perfect")).matches(it -> it.isProblem(400, "validation"));
    }

    @Test
    void browserGetsAPageThatLoadsAndRunsNothing() {
        certificates.issue(shredded(erasure));
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

        Answer page = platform.http().send("GET", path(erasure), null, "Accept", browser);

        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("frame-ancestors 'none'");
        assertThat(page.response().body())
                .contains("<h1>Certificate of erasure</h1>", "Shrike destroyed the only key", erasure.toString())
                .doesNotContain("<script", "src=", person.toString());
        assertThat(platform.http()
                        .send("GET", path(erasure), null, "Accept", "*/*")
                        .type())
                .isEqualTo("application/json");
        assertThat(platform.http()
                        .send("GET", path(erasure), null, "Accept", "text/html;q=0.5, application/json")
                        .type())
                .isEqualTo("application/json");
        assertThat(platform.http()
                        .send("GET", path(erasure) + "?format=json", null, "Accept", browser)
                        .type())
                .isEqualTo("application/json");
    }

    @Test
    void withoutACertificateThereIsAProblem() {
        assertThat(platform.http().get(path(erasure))).matches(it -> it.isProblem(404, "not-found"));
        assertThat(platform.http().send("GET", path(erasure), null, "Accept", "text/html"))
                .matches(it -> it.isProblem(404, "not-found"));
        assertThat(platform.http().get("/gdpr/erasures/17/certificate").status())
                .isEqualTo(400);
    }

    @Test
    void gradeOfAnErasureIsCertifiedOnce() {
        Certificate first = certificates.issue(shredded(erasure));

        assertThat(certificates.issue(shredded(erasure))).isEqualTo(first);
        assertThat(certificates.find(erasure, Grade.SHREDDED)).contains(first);
        assertThat(certificates.newest(erasure)).contains(first);
        assertThat(certificates.find(erasure, Grade.FINAL)).isEmpty();
    }

    @Test
    void certificateIsUndoneWithTheTransactionItJoined() {
        double counted = counted();
        long before = last();
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions().executeWrite(status -> {
                    certificates.issue(shredded(erasure));
                    throw new IllegalStateException("something else went wrong");
                }));

        assertThat(certificates.newest(erasure)).isEmpty();
        assertThat(counted()).isEqualTo(counted);
        assertThat(certificates.issue(shredded(erasure)).number()).isEqualTo(before + 1);
        assertThat(counted()).isEqualTo(counted + 1);
    }

    private static double counted() {
        return platform.bean(MeterRegistry.class)
                .get("shrike.certificate.issued")
                .tag("grade", "shredded")
                .counter()
                .count();
    }

    @Test
    void thoseWhoIssueAtOnceMakeOneChain() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Certificate>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                UUID one = new UUID(erasure.getMostSignificantBits(), i / 2); // each is issued by two
                all.add(() -> certificates.issue(shredded(one)));
            }
            for (Future<Certificate> done : threads.invokeAll(all)) {
                assertThat(done.get()).isNotNull();
            }
        }

        assertThat(verifyChain()).isInstanceOf(ChainVerdict.Intact.class);
        assertThat(certificates.after(0, 1_000).stream()
                        .filter(it ->
                                it.statement().erasure().getMostSignificantBits() == erasure.getMostSignificantBits()))
                .hasSize(12);
    }

    @Test
    void chainIsReadPageByPageByAdminsOnly() {
        certificates.issue(shredded(erasure));
        certificates.issue(statement(erasure, Grade.FINAL));

        List<Long> numbers = new ArrayList<>();
        long after = 0;
        do {
            JsonNode page =
                    admin.get("/gdpr/certificates?limit=1&after=" + after).json();
            page.path("certificates")
                    .forEach(it -> numbers.add(it.path("number").asLong()));
            after = page.path("next").asLong();
        } while (after > 0 && numbers.size() < 1_000);

        assertThat(numbers).startsWith(1L, 2L).isSorted().hasSize((int) last());
        assertThat(platform.http().get("/gdpr/certificates").status()).isEqualTo(401);
        assertThat(platform.service().get("/gdpr/certificates")).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void newKeyIsEndorsedByTheOldOneWhichStaysPublished() throws Exception {
        Certificate before = certificates.issue(shredded(UUID.randomUUID()));

        Answer rotated = admin.post("/admin/certificate-keys", "");
        Certificate after = certificates.issue(shredded(erasure));

        assertThat(rotated.status()).isEqualTo(201);
        PublishedKeys keys = PublishedKeys.read(bytes(rotated));
        assertThat(PublishedKeys.read(bytes(platform.http().get("/gdpr/certificate-keys"))))
                .isEqualTo(keys);
        assertThat(PublishedKeys.read(Files.readAllBytes(published()))).isEqualTo(keys);
        assertThat(after.keyId()).isEqualTo(keys.current().keyId()).isNotEqualTo(before.keyId());
        assertThat(verifier().verify(before.file())).isInstanceOf(Verdict.Valid.class);
        assertThat(verifyChain()).isInstanceOf(ChainVerdict.Intact.class);
        assertThat(platform.http().post("/admin/certificate-keys", "").status()).isEqualTo(401);
        assertThat(platform.service().post("/admin/certificate-keys", ""))
                .matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void keyFileFromBeforeARotationSignsNothing() throws Exception {
        Path old = folder.resolve("old-keyring.json");
        Files.copy(keyring(), old, StandardCopyOption.COPY_ATTRIBUTES);
        admin.post("/admin/certificate-keys", "");
        Path newest = folder.resolve("newest-keyring.json");
        Files.move(keyring(), newest);
        Files.copy(old, keyring(), StandardCopyOption.COPY_ATTRIBUTES);
        try {
            assertThatExceptionOfType(SigningKeyException.class)
                    .isThrownBy(() -> certificates.issue(shredded(erasure)))
                    .withMessageContaining("older than the chain");
            assertThat(admin.post("/admin/certificate-keys", ""))
                    .matches(it -> it.isProblem(409, "certificate-key-file"));
        } finally {
            Files.move(newest, keyring(), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(certificates.issue(shredded(erasure))).isNotNull();
    }

    @Test
    void keyFileOfAnotherChainStopsTheStart() {
        Map<String, Object> settings = Platform.settings(folder, DATABASES);
        settings.put(
                "shrike.certificate.key-file", folder.resolve("foreign.json").toString());

        assertThatExceptionOfType(BeanContextException.class)
                .isThrownBy(() -> Platform.serve(settings, FaultInjection.NONE).close())
                .withStackTraceContaining("not the one that this chain");
    }

    @Test
    void missingKeyFileStopsTheStart() {
        Map<String, Object> settings = Platform.settings(folder, DATABASES);
        settings.put(
                "shrike.certificate.key-file", folder.resolve("absent.json").toString());
        settings.put("shrike.certificate.create-key", false);

        assertThatExceptionOfType(BeanContextException.class)
                .isThrownBy(() -> Platform.serve(settings, FaultInjection.NONE).close())
                .withStackTraceContaining("absent.json does not exist");
    }

    @Test
    void whatARestoredBackupLacksComesBackFromTheLedgerInAnyOrder() throws Exception {
        certificates.issue(shredded(UUID.randomUUID()));
        Certificate one = certificates.issue(shredded(UUID.randomUUID()));
        Certificate two = certificates.issue(shredded(UUID.randomUUID()));
        platform.change("delete from certificate where number >= " + one.number());

        assertThat(certificates.importFromLedger(text(two))).isTrue();
        assertThatExceptionOfType(CertificateChainException.class)
                .isThrownBy(() -> certificates.issue(shredded(erasure)))
                .withMessageContaining("import them from the ledger");
        assertThat(certificates.importFromLedger(text(one).replace(",", ", ").strip()))
                .isTrue();
        assertThat(certificates.importFromLedger(text(one))).isFalse();

        assertThat(certificates.issue(shredded(erasure)).number()).isEqualTo(two.number() + 1);
        assertThat(verifyChain()).isInstanceOf(ChainVerdict.Intact.class);
    }

    @Test
    void ledgerThatContradictsTheChainIsRefusedLoudly() throws Exception {
        Certificate lost = certificates.issue(shredded(UUID.randomUUID()));
        platform.change("delete from certificate where number = " + lost.number());
        Certificate instead = certificates.issue(shredded(erasure));

        refuses(text(lost), "is another than the one in the database");
        refuses(text(lost).replace(":\"shredded\"", ":\"final\""), "does not verify");
        refuses("{}", "no certificate");
        assertThat(certificates.newest(erasure)).contains(instead);
    }

    @Test
    void ledgersCertificateThatIsTiedToAnotherIsRefused() throws Exception {
        Certificate lost = certificates.issue(shredded(UUID.randomUUID()));
        Certificate tied = certificates.issue(shredded(UUID.randomUUID()));
        platform.change("delete from certificate where number >= " + lost.number());
        certificates.issue(shredded(erasure));

        refuses(text(tied), "is not of this chain");
    }

    private void refuses(String json, String why) {
        assertThatExceptionOfType(CertificateChainException.class)
                .isThrownBy(() -> certificates.importFromLedger(json))
                .withMessageContaining(why);
    }

    private ChainVerdict verifyChain() {
        List<byte[]> files =
                certificates.after(0, 10_000).stream().map(Certificate::file).toList();
        return verifier().verifyChain(ChainHead.GENESIS, files);
    }

    private static CertificateVerifier verifier() {
        return new CertificateVerifier(PublishedKeys.read(bytes(platform.http().get("/gdpr/certificate-keys"))));
    }

    private long last() {
        return certificates.after(0, 10_000).stream()
                .mapToLong(Certificate::number)
                .max()
                .orElse(0);
    }

    private Statement shredded(UUID id) {
        return statement(id, Grade.SHREDDED);
    }

    private Statement statement(UUID id, Grade grade) {
        return new Statement(
                id,
                PersonDigest.of(id, person),
                grade,
                ASKED,
                ASKED.plusMillis(80),
                List.of(new DestroyedKey("profile", 1, "cf21812dc2d830c7dd144aa81e7adea4", ASKED.plusMillis(70))),
                List.of(new Participant("auth-api", Optional.of(ASKED.plusSeconds(1)), Map.of("credentials", 1L))),
                Optional.empty(),
                List.of());
    }

    @SuppressWarnings("unchecked")
    private static TransactionOperations<Connection> transactions() {
        return platform.bean(TransactionOperations.class, "users");
    }

    private static String path(UUID erasure) {
        return "/gdpr/erasures/" + erasure + "/certificate";
    }

    private static String text(Certificate certificate) {
        return new String(certificate.file(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Answer answer) {
        return answer.response().body().getBytes(StandardCharsets.UTF_8);
    }

    private static Path keyring() {
        return folder.resolve("certificate-keyring.json");
    }

    private static Path published() {
        return folder.resolve("published/certificate-keys.json");
    }

    private static Map<String, Object> more() {
        return Map.of("shrike.certificate.publish-file", published().toString());
    }
}
