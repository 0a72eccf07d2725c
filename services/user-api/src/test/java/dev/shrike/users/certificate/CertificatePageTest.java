package dev.shrike.users.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.DestroyedKey;
import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.certificate.Participant;
import dev.shrike.gdpr.certificate.PersonDigest;
import dev.shrike.gdpr.certificate.Remainder;
import dev.shrike.gdpr.certificate.Statement;
import dev.shrike.gdpr.certificate.Verification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CertificatePageTest {

    private static final UUID ERASURE = UUID.fromString("3f0c2c9e-7a51-4e0e-8d53-0b7f4a3c9a11");
    private static final Instant ASKED = Instant.parse("2026-11-20T22:30:00Z");

    private final CertificatePage page = new CertificatePage();

    @Test
    void saysInPlainWordsWhatWasDestroyedAndWhatRemains() {
        assertThat(page.of(removed()))
                .contains(
                        "Certificate of erasure no. 17",
                        "Shrike destroyed all 2 keys to the data of one person.",
                        "20 November 2026, 22:30:00 UTC",
                        "outbox rows: 2, ticks removed: 1,234",
                        "1,000,000 records",
                        "none could be opened",
                        "<td>the person&#39;s id in the ledger of erasures</td><td>for good</td>",
                        "<td>encrypted backups</td><td><time datetime=\"2026-12-20T22:30:00Z\">20 December 2026,",
                        "erasure-3f0c2c9e-7a51-4e0e-8d53-0b7f4a3c9a11-physically_removed.json",
                        removed().digest());
    }

    @Test
    void firstGradeSaysWhatIsStillToCome() {
        assertThat(page.of(shredded()))
                .contains(
                        "Shrike held no key to the data of one person",
                        "Nothing had ever been sealed",
                        "<td>tick-api</td><td>Not yet when this was issued</td>",
                        "A later one tells of the check")
                .containsOnlyOnce("<li class=\"reached\">");
    }

    @Test
    void policyAllowsTheStyleOfThePageAndNothingElse() throws Exception {
        String html = page.of(removed());
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(page.contentSecurityPolicy())
                .contains("default-src 'none'", Base64.getEncoder().encodeToString(hash))
                .doesNotContain("unsafe");
        assertThat(html)
                .doesNotContain("{{", "&lt;", "<script", "style=", "src=", "http:", "https:", "@import", "url(");
    }

    @Test
    void whatComesFromDataIsNoMarkup() {
        assertThat(Html.escape("<b class=\"x\">&'")).isEqualTo("&lt;b class=&quot;x&quot;&gt;&amp;&#39;");
        assertThat(Html.fill("a {{b}} c", Map.of("b", "{{c}} $1"))).isEqualTo("a {{c}} $1 c");
    }

    private static Certificate removed() {
        return certificate(new Statement(
                ERASURE,
                PersonDigest.of(ERASURE, new UUID(1, 2)),
                Grade.PHYSICALLY_REMOVED,
                ASKED,
                ASKED.plusMillis(120),
                List.of(key("profile"), key("sighting")),
                List.of(new Participant(
                        "tick-api",
                        Optional.of(ASKED.plusSeconds(2)),
                        Map.of("ticks_removed", 1_234L, "outbox_rows", 2L))),
                Optional.of(new Verification(1_000_000, 37, 0, ASKED.plusSeconds(30))),
                List.of(
                        new Remainder("the person's id in the ledger of erasures", Optional.empty()),
                        new Remainder("encrypted backups", Optional.of(Instant.parse("2026-12-20T22:30:00Z"))))));
    }

    private static Certificate shredded() {
        return certificate(new Statement(
                ERASURE,
                PersonDigest.of(ERASURE, new UUID(1, 2)),
                Grade.SHREDDED,
                ASKED,
                ASKED,
                List.of(),
                List.of(new Participant("tick-api", Optional.empty(), Map.of())),
                Optional.empty(),
                List.of()));
    }

    private static DestroyedKey key(String purpose) {
        return new DestroyedKey(purpose, 1, "cf21812dc2d830c7dd144aa81e7adea4", ASKED.plusMillis(100));
    }

    /** Whether it is signed makes no difference to the page. */
    private static Certificate certificate(Statement statement) {
        return new Certificate(17, "a".repeat(64), ASKED.plusSeconds(31), "b".repeat(64), statement, "c".repeat(86));
    }
}
