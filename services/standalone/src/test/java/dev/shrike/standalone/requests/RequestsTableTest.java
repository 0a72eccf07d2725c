package dev.shrike.standalone.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RequestsTableTest {
    private static final String REFUSED = """
            {"id": "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11", "user": {"id": "a-person"}, "kind": "erasure", "state": "refused",
             "received": "2026-11-05", "due": "2027-02-05", "overdue": true, "extended_months": 2, "paused_days": 3,
             "article": "17(3)(e)", "note": "please \\u001b[2J", "opened": "2026-11-05T10:00:00.5Z",
             "steps": [{"happened": "received", "at": "2026-11-05T10:00:00.5Z"},
                       {"happened": "extended", "at": "2026-11-06T10:00:00Z", "months": 2, "reason": "forty archives"},
                       {"happened": "refused", "at": "2026-11-07T10:00:00Z", "ground": "legal_claims", "reason": "a case"}]}""";

    private final StringWriter out = new StringWriter();
    private final RequestsTable table = new RequestsTable(new PrintWriter(out));

    @Test
    void a_list_has_a_line_for_each_request_and_shouts_what_is_overdue() throws IOException {
        table.list(new ObjectMapper().readTree("[" + REFUSED + "]"));

        assertThat(out.toString().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .containsSubsequence(
                        "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                        "erasure",
                        "2026-11-05",
                        "2027-02-05",
                        "OVERDUE",
                        "a-person");
    }

    @Test
    void a_request_is_shown_with_all_that_happened_and_cannot_steer_the_terminal() throws IOException {
        table.show(new ObjectMapper().readTree(REFUSED));

        assertThat(out.toString())
                .contains("erasure 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 of a-person: refused, OVERDUE")
                .contains("due 2027-02-05 with 3 days of pause", "refused under art. 17(3)(e) GDPR")
                .contains("by 2 months - forty archives", "for legal_claims - a case", "note: please ?[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void who_was_erased_is_not_named() throws IOException {
        table.list(new ObjectMapper().readTree("[{\"id\": \"x\", \"kind\": \"access\"}]"));

        assertThat(out.toString()).contains("(erased)", "1 request");
    }

    @Test
    void a_hold_says_why_and_until_when() throws IOException {
        table.hold(new ObjectMapper()
                .readTree(
                        "{\"user\": {\"id\": \"a-person\"}, \"reason\": \"case 17\", \"placed\": \"2026-11-05T10:00:00Z\","
                                + " \"review\": \"2027-03-01\"}"));

        assertThat(out.toString())
                .contains(
                        "a-person is held since 2026-11-05T10:00:00Z, to be reviewed by 2027-03-01", "because case 17");
    }
}
