package dev.shrike.standalone.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class VerificationTextTest {
    private static final String TOPIC = """
            {"place": "kafka", "part": "tick.v1", "records": 12000, "mentions": 40, "erased": 80, "readable": 0,
             "unavailable": 0, "tampered": 0, "undecodable": 0, "plaintext": 0, "kept": "365 days",
             "clear_until": "2027-11-20T22:30:00Z", "notes": []}""";
    private static final String FENCE = """
            {"place": "database users", "part": "vault.erased_person", "records": 3, "mentions": 1, "erased": 0,
             "readable": 0, "unavailable": 0, "tampered": 0, "undecodable": 0, "plaintext": 0, "kept": "for ever", "notes": []}""";
    private static final String OTHER = """
            {"place": "kafka", "part": "score.v1", "records": 7000, "mentions": 0, "erased": 0, "readable": 0,
             "unavailable": 0, "tampered": 0, "undecodable": 0, "plaintext": 0, "kept": "365 days", "notes": []}""";

    @Test
    void a_clean_report_is_a_table_and_one_sentence() throws IOException {
        VerificationText text = text("CLEAN", "", "", "\"probe\": {\"values\": 7, \"too_short\": 2, \"common\": 1},");

        assertThat(text.isClean()).isTrue();
        assertThat(text.lines())
                .element(0)
                .asString()
                .containsSubsequence("PLACE", "RECORDS", "NAMING", "ERASED", "READABLE", "IN CLEAR", "NAMED UNTIL");
        assertThat(text.lines())
                .anyMatch(line -> line.matches("kafka tick.v1 +12,000 +40 +80 +0 +0  2027-11-20"))
                .anyMatch(line -> line.matches("database users vault.erased_person +3 +1 +0 +0 +0  for ever"))
                .anyMatch(line -> line.matches("kafka \\(1 without the person\\) +7,000 +0 +0 +0 +0"))
                .contains("7 values were searched for in clear; 2 were too short and 1 too common for that.")
                .endsWith("CLEAN: nothing of this person can be read in 19,003 records.");
    }

    @Test
    void columns_are_aligned() throws IOException {
        var lines = text("CLEAN", "", "", "").lines();

        int until = lines.getFirst().indexOf("NAMED UNTIL");
        assertThat(lines.get(1).indexOf("2027-11-20")).isEqualTo(until);
        assertThat(lines.get(2).indexOf("for ever")).isEqualTo(until);
    }

    @Test
    void a_finding_is_told_with_its_place_and_cannot_steer_the_terminal() throws IOException {
        VerificationText text = text(
                "FINDINGS",
                "{\"kind\": \"plaintext\", \"place\": \"files\", \"part\": \"logs\", \"at\": \"a\\u001b[2J.log byte 7\"}",
                "",
                "");

        assertThat(text.isClean()).isFalse();
        assertThat(text.lines())
                .contains("Found: a value of theirs in clear in files logs, a?[2J.log byte 7")
                .anyMatch(line -> line.startsWith("Values in clear were not searched for"))
                .endsWith("FINDINGS: something of this person can still be read.");
    }

    @Test
    void somebody_who_is_not_erased_is_said_not_to_be() throws IOException {
        String findings = """
                {"kind": "no_fence", "place": "vault", "part": "vault.erased_person", "at": "no row"},
                {"kind": "readable", "place": "kafka", "part": "tick.v1", "at": "partition 0 offset 3", "field": "data.note"}""";

        assertThat(text("FINDINGS", findings, "", "").lines())
                .contains("Found: a sealed value that opens in kafka tick.v1, partition 0 offset 3, data.note")
                .endsWith("FINDINGS: this person is not erased, so what is theirs can be read, as it should.");
    }

    @Test
    void somebody_whose_erasure_was_taken_out_of_the_tables_is_not_said_to_be_unerased() throws IOException {
        String findings = """
                {"kind": "living_key", "place": "vault", "part": "vault.data_key", "at": "purpose profile version 1"},
                {"kind": "fence_removed", "place": "vault", "part": "vault.erased_person", "at": "no row"}""";

        assertThat(text("FINDINGS", findings, "", "").lines())
                .contains("Found: no record any more that the person was erased, as the ledger knows in vault"
                        + " vault.erased_person, no row")
                .endsWith("FINDINGS: this person was erased, but the vault's tables were changed or brought back since."
                        + " Nobody is given their keys; start user-api again, and the ledger mends the tables.");
    }

    @Test
    void what_was_not_seen_is_told_and_proves_nothing() throws IOException {
        VerificationText text = text("INCONCLUSIVE", "", "\"nats: NATS does not answer\"", "");

        assertThat(text.isClean()).isFalse();
        assertThat(text.lines())
                .contains("Not seen: nats: NATS does not answer")
                .anyMatch(line -> line.startsWith("INCONCLUSIVE: nothing was found in 19,003 records, but"));
    }

    @Test
    void many_findings_are_cut_off() throws IOException {
        String one = "{\"kind\": \"readable\", \"place\": \"kafka\", \"part\": \"tick.v1\", \"at\": \"x\"}";
        String many = one + (", " + one).repeat(29);

        assertThat(text("FINDINGS", many, "", "").lines()).contains("Found: 10 more; see --json");
    }

    private static VerificationText text(String verdict, String findings, String problems, String probe)
            throws IOException {
        return new VerificationText(
                new ObjectMapper().readTree("""
                {"verdict": "%s", %s "totals": {"records": 19003}, "parts": [%s, %s, %s], "findings": [%s],
                 "problems": [%s]}""".formatted(verdict, probe, TOPIC, FENCE, OTHER, findings, problems)));
    }
}
