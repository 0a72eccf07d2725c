package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final CertificateVerifier verifier =
            new CertificateVerifier(Certified.rotated().keys());
    private final List<Certificate> chain = Certified.chain(5);

    @Test
    void firstIsTiedToZerosAndEachToTheOneBeforeIt() {
        assertThat(chain.getFirst().previous()).isEqualTo("0".repeat(64));
        assertThat(chain.get(1).previous()).isEqualTo(chain.get(0).digest());
        assertThat(verify(ChainHead.GENESIS, chain))
                .isEqualTo(new ChainVerdict.Intact(chain.getLast().head()));
    }

    @Test
    void isVerifiedInPiecesToo() {
        ChainHead middle = chain.get(1).head();

        assertThat(verify(middle, chain.subList(2, 5)))
                .isEqualTo(new ChainVerdict.Intact(chain.getLast().head()));
        assertThat(verify(middle, List.of())).isEqualTo(new ChainVerdict.Intact(middle));
    }

    @Test
    void goesOnUnderTheNextKey() {
        Certificate later = Certified.rotated()
                .certify(Certified.shredded(UUID.randomUUID()), chain.getLast().head(), Certified.ROTATED);

        assertThat(verify(chain.getLast().head(), List.of(later))).isEqualTo(new ChainVerdict.Intact(later.head()));
    }

    @Test
    void missingOneIsAGap() {
        assertBroken(2, Flaw.GAP, chain.get(0), chain.get(1), chain.get(3), chain.get(4));
        assertBroken(0, Flaw.GAP, chain.get(1));
    }

    @Test
    void changedOrderIsFound() {
        assertBroken(1, Flaw.REORDERED, chain.get(0), chain.get(2), chain.get(1));
        assertBroken(2, Flaw.REORDERED, chain.get(0), chain.get(1), chain.get(1), chain.get(2));
        assertBroken(2, Flaw.REORDERED, chain.get(0), chain.get(1), chain.get(0));
    }

    @Test
    void secondOneOfTheSameNumberIsAFork() {
        Certificate other = Certified.keyring()
                .certify(Certified.shredded(UUID.randomUUID()), chain.get(0).head(), Certified.NOW.plusSeconds(1));

        assertBroken(2, Flaw.FORK, chain.get(0), chain.get(1), other);
        assertBroken(2, Flaw.FORK, chain.get(0), other, chain.get(2));
    }

    @Test
    void timeThatRunsBackwardsIsFound() {
        Certificate early = Certificate.sign(
                chain.get(0).head(), Certified.REQUESTED, Certified.shredded(UUID.randomUUID()), Certified.firstKey());

        assertBroken(1, Flaw.BACKDATED, chain.get(0), early);
    }

    @Test
    void invalidOneBreaksTheChain() {
        Certificate changed = new Certificate(
                2,
                chain.get(0).digest(),
                Certified.NOW,
                Certified.firstKey().id(),
                Certified.removed(),
                chain.get(1).signature());

        assertBroken(1, Flaw.WRONG_SIGNATURE, chain.get(0), changed);
    }

    @Test
    void clockThatWasSetBackDoesNotBackdate() {
        Instant before = Certified.NOW.minusSeconds(3600);
        Certificate next = Certified.keyring()
                .certify(Certified.shredded(UUID.randomUUID()), chain.getLast().head(), before);

        assertThat(next.issued()).isEqualTo(chain.getLast().issued());
        assertThat(Certified.rotated()
                        .certify(
                                Certified.shredded(UUID.randomUUID()),
                                chain.getLast().head(),
                                before)
                        .issued())
                .isEqualTo(Certified.ROTATED);
    }

    private void assertBroken(int place, Flaw flaw, Certificate... certificates) {
        assertThat(verify(ChainHead.GENESIS, List.of(certificates)))
                .isInstanceOfSatisfying(ChainVerdict.Broken.class, broken -> {
                    assertThat(broken.place()).isEqualTo(place);
                    assertThat(broken.flaw()).isEqualTo(flaw);
                    assertThat(broken.reason()).endsWith(".");
                });
    }

    private ChainVerdict verify(ChainHead after, List<Certificate> certificates) {
        Stream<byte[]> files = certificates.stream().map(Certificate::file);
        return verifier.verifyChain(after, files.toList());
    }
}
