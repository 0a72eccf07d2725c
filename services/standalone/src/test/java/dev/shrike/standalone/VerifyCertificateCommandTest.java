package dev.shrike.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.ChainHead;
import dev.shrike.gdpr.certificate.DestroyedKey;
import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.certificate.Keyring;
import dev.shrike.gdpr.certificate.KeyringFile;
import dev.shrike.gdpr.certificate.Participant;
import dev.shrike.gdpr.certificate.PersonDigest;
import dev.shrike.gdpr.certificate.Remainder;
import dev.shrike.gdpr.certificate.Statement;
import dev.shrike.gdpr.certificate.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCertificateCommandTest {
    private static final int OK = 0;
    private static final int INVALID = 1;
    private static final int USAGE = 2;
    private static final Instant ASKED = Instant.parse("2026-11-20T22:30:00Z");
    private static final UUID ERASURE = UUID.fromString("3f0c2c9e-7a51-4e0e-8d53-0b7f4a3c9a11");
    private static final UUID ANA = UUID.fromString("7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01");

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;
    private Keyring keyring;

    @BeforeEach
    void certify() throws IOException {
        KeyringFile keys = new KeyringFile(data.resolve("keyring.json"));
        keys.createIfAbsent(ASKED.minusSeconds(60));
        keyring = keys.read();
        file = data.resolve("certificate.json");
        Files.write(file, certificate().file());
        Files.writeString(data.resolve("certificate-keys.json"), keyring.keys().json());
    }

    @Test
    void saysInWordsWhatIsCertified() {
        assertThat(run(file.toString())).isEqualTo(OK);
        assertThat(out.toString())
                .startsWith("VALID: certificate 1, physically removed, of erasure " + ERASURE)
                .contains(
                        "What had become unreadable has also been removed",
                        "profile          version 1    cf21812dc2d830c7dd144aa81e7adea4",
                        "ticks=12",
                        "1,000 records",
                        "encrypted backups, until 2026-12-20T22:30:00Z",
                        "--user ID confirms who");
    }

    @Test
    void confirmsWhomItIsAbout() {
        assertThat(run(file.toString(), "--erasure", ERASURE.toString(), "--user", ANA.toString()))
                .isEqualTo(OK);
        assertThat(out.toString()).contains("the one with this id").doesNotContain(ANA.toString());
    }

    @Test
    void somebodyElsesIsInvalid() {
        assertThat(run(file.toString(), "--user", UUID.randomUUID().toString())).isEqualTo(INVALID);
        assertThat(out.toString()).isEqualToIgnoringNewLines("INVALID (other person): It is not about this person.");
    }

    @Test
    void changedFileIsInvalidWithTheReason() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"ticks\":12", "\"ticks\":13"));

        assertThat(run(file.toString())).isEqualTo(INVALID);
        assertThat(out.toString()).startsWith("INVALID (wrong signature): The signature does not match");
    }

    @Test
    void speaksJson() throws IOException {
        assertThat(run(file.toString(), "--json", "--user", ANA.toString())).isEqualTo(OK);
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("valid").asBoolean()).isTrue();
        assertThat(answer.path("person_confirmed").asBoolean()).isTrue();
        assertThat(answer.path("certificate").path("erasure_id").asText()).isEqualTo(ERASURE.toString());

        Files.writeString(file, "{}");
        out.getBuffer().setLength(0);
        assertThat(run(file.toString(), "--json")).isEqualTo(INVALID);
        assertThat(new ObjectMapper().readTree(out.toString()).path("flaw").asText())
                .isEqualTo("malformed");
    }

    @Test
    void keysMayComeFromAnywhere() throws IOException {
        Path elsewhere = data.resolve("elsewhere.json");
        Files.move(data.resolve("certificate-keys.json"), elsewhere);

        assertThat(run(file.toString(), "--keys", elsewhere.toString())).isEqualTo(OK);
        assertThat(run(file.toString())).isEqualTo(USAGE);
        assertThat(err.toString())
                .contains("certificate-keys.json cannot be read: get /gdpr/certificate-keys")
                .hasLineCount(1);
    }

    @Test
    void trustedKeyHasToBeAmongThem() {
        assertThat(run(
                        file.toString(),
                        "--trusted-key",
                        keyring.keys().current().keyId()))
                .isEqualTo(OK);
        assertThat(run(file.toString(), "--trusted-key", "0".repeat(64))).isEqualTo(USAGE);
        assertThat(err.toString()).contains("does not have the trusted key").hasLineCount(1);
    }

    @Test
    void missingFileOrBrokenKeysAreOneLine() throws IOException {
        assertThat(run(data.resolve("none.json").toString())).isEqualTo(USAGE);
        assertThat(err.toString()).contains("none.json cannot be read").hasLineCount(1);

        err.getBuffer().setLength(0);
        Files.writeString(data.resolve("certificate-keys.json"), "[]");
        assertThat(run(file.toString())).isEqualTo(USAGE);
        assertThat(err.toString()).contains("holds no published keys").hasLineCount(1);
    }

    @Test
    void wholeChainIsVerifiedPageByPage() throws IOException {
        Certificate second =
                keyring.certify(statement(new UUID(1, 1)), certificate().head(), ASKED.plusSeconds(40));
        Path one = page("one.json", certificate());
        Path two = page("two.json", second);

        assertThat(run("--chain", one.toString(), two.toString())).isEqualTo(OK);
        assertThat(out.toString())
                .startsWith("VALID: a whole chain of 2 certificates")
                .contains(second.digest());
    }

    @Test
    void chainWithAHoleIsInvalid() throws IOException {
        Certificate second =
                keyring.certify(statement(new UUID(1, 1)), certificate().head(), ASKED.plusSeconds(40));

        assertThat(run("--chain", page("two.json", second).toString())).isEqualTo(INVALID);
        assertThat(out.toString()).startsWith("INVALID (gap): Certificate 1 of 1 in the list: Number 2 stands where");
    }

    @Test
    void whatIsNoPageIsOneLine() {
        assertThat(run("--chain", file.toString())).isEqualTo(USAGE);
        assertThat(err.toString()).contains("is no page of /gdpr/certificates").hasLineCount(1);
    }

    @Test
    void senselessWishesAreUsageErrors() {
        assertThat(run()).isEqualTo(USAGE);
        assertThat(run(file.toString(), file.toString())).isEqualTo(USAGE);
        assertThat(run("--chain", file.toString(), "--user", ANA.toString())).isEqualTo(USAGE);
        assertThat(run(file.toString(), "--user", "ana")).isEqualTo(USAGE);
    }

    private Path page(String name, Certificate certificate) throws IOException {
        String json = new String(certificate.file(), StandardCharsets.UTF_8);
        return Files.writeString(data.resolve(name), "{\"certificates\": [" + json + "], \"next\": 1}");
    }

    private Certificate certificate() {
        return keyring.certify(statement(ERASURE), ChainHead.GENESIS, ASKED.plusSeconds(31));
    }

    private static Statement statement(UUID erasure) {
        return new Statement(
                erasure,
                PersonDigest.of(erasure, ANA),
                Grade.PHYSICALLY_REMOVED,
                ASKED,
                ASKED.plusMillis(120),
                List.of(new DestroyedKey("profile", 1, "cf21812dc2d830c7dd144aa81e7adea4", ASKED.plusMillis(100))),
                List.of(new Participant("tick-api", Optional.of(ASKED.plusSeconds(2)), Map.of("ticks", 12L))),
                Optional.of(new Verification(1_000, 37, 0, ASKED.plusSeconds(30))),
                List.of(new Remainder("encrypted backups", Optional.of(Instant.parse("2026-12-20T22:30:00Z")))));
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine(Map.of("SHRIKE_DATA", data.toString()));
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "verify-certificate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
