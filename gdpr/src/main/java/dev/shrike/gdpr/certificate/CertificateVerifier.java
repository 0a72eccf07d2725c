package dev.shrike.gdpr.certificate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says of certificates whether they are what was signed. Needs the published keys and nothing else: no network, no clock, no
 * platform. Immutable and thread-safe.
 *
 * <p>A verdict is as good as the keys: whoever hands out false ones can hand out false certificates. Who noted the id of a key
 * that was published earlier gives it as the trusted one; then only that key and those that follow from it by endorsement
 * count.
 */
public final class CertificateVerifier {

    private final PublishedKeys keys;
    private final String trusted;

    /** Trusts the keys as they are. */
    public CertificateVerifier(PublishedKeys keys) {
        this(keys, keys.all().getFirst().keyId());
    }

    private CertificateVerifier(PublishedKeys keys, String trusted) {
        this.keys = keys;
        this.trusted = trusted;
    }

    /**
     * Trusts one of the keys, and those after it.
     *
     * @throws IllegalArgumentException when it is not among them
     */
    public static CertificateVerifier trusting(PublishedKeys keys, String keyId) {
        Permitted.require(keys.find(keyId).isPresent(), keyId, "the trusted key is not among the published keys");
        return new CertificateVerifier(keys, keyId);
    }

    /**
     * Verifies the form a certificate is handed out in, {@link Certificate#file}. A change of any single byte makes it invalid.
     */
    public Verdict verify(byte[] file) {
        return verify(file, Expectation.NONE);
    }

    /** Verifies it, and that it is about what somebody believes. */
    public Verdict verify(byte[] file, Expectation expectation) {
        Certificate certificate;
        try {
            certificate = Certificate.read(file);
        } catch (MalformedDocumentException e) {
            return new Verdict.Invalid(Flaw.MALFORMED, e.getMessage() + ".");
        }
        if (!Arrays.equals(certificate.file(), file)) {
            return new Verdict.Invalid(
                    Flaw.NOT_CANONICAL, "It is not byte for byte what was handed out: canonical JSON and a newline.");
        }
        return signatureFlaw(certificate)
                .or(() -> expectation.disappointedBy(certificate.statement()).map(flaw -> about(flaw, certificate)))
                .<Verdict>map(it -> it)
                .orElseGet(() -> new Verdict.Valid(certificate));
    }

    private Optional<Verdict.Invalid> signatureFlaw(Certificate certificate) {
        Optional<PublishedKey> found = keys.find(certificate.keyId());
        if (found.isEmpty()) {
            return invalid(Flaw.UNKNOWN_KEY, "It names a key that is not published: " + certificate.keyId() + ".");
        }
        if (!keys.isOrdered(trusted, certificate.keyId())) {
            return invalid(Flaw.UNTRUSTED_KEY, "It was signed by a key from before the trusted one.");
        }
        PublishedKey key = found.get();
        if (!key.verifies(certificate.signed(), certificate.signature())) {
            return invalid(Flaw.WRONG_SIGNATURE, "The signature does not match: something was changed.");
        }
        Instant issued = certificate.issued();
        if (issued.isBefore(key.from())) {
            return invalid(Flaw.KEY_NOT_YET_VALID, "It was issued before its key was in use.");
        }
        if (key.until().isPresent() && !issued.isBefore(key.until().get())) {
            return invalid(Flaw.KEY_RETIRED, "It was issued after its key was retired.");
        }
        return Optional.empty();
    }

    private static Optional<Verdict.Invalid> invalid(Flaw flaw, String reason) {
        return Optional.of(new Verdict.Invalid(flaw, reason));
    }

    private static Verdict.Invalid about(Flaw flaw, Certificate certificate) {
        String whole = flaw == Flaw.OTHER_ERASURE
                ? "It is about another erasure: " + certificate.statement().erasure() + "."
                : "It is not about this person.";
        return new Verdict.Invalid(flaw, whole);
    }

    /**
     * Verifies certificates that follow upon each other. They are held in memory: give long chains in pieces.
     *
     * @param after what the first of them has to follow; {@link ChainHead#GENESIS} for a whole chain
     * @param files each in the form it is handed out in
     */
    public ChainVerdict verifyChain(ChainHead after, List<byte[]> files) {
        ChainWalk walk = new ChainWalk(after);
        for (int i = 0; i < files.size(); i++) {
            Optional<Verdict.Invalid> flaw = switch (verify(files.get(i))) {
                case Verdict.Invalid invalid -> Optional.of(invalid);
                case Verdict.Valid(Certificate next) -> walk.step(next, files.subList(i + 1, files.size()));
            };
            if (flaw.isPresent()) {
                return new ChainVerdict.Broken(i, flaw.get().flaw(), flaw.get().reason());
            }
        }
        return new ChainVerdict.Intact(walk.head());
    }

    /** Whether this certificate may stand right after the other one, were both valid. */
    public static Optional<Verdict.Invalid> linkFlaw(ChainHead before, Certificate next) {
        if (next.number() != before.number() + 1) {
            return invalid(Flaw.GAP, "Number %d does not follow number %d.".formatted(next.number(), before.number()));
        }
        if (!next.previous().equals(before.digest())) {
            return invalid(
                    Flaw.FORK, "Number %d was tied to another number %d.".formatted(next.number(), before.number()));
        }
        if (next.issued().isBefore(before.issued())) {
            return invalid(Flaw.BACKDATED, "Number %d was issued before the one before it.".formatted(next.number()));
        }
        return Optional.empty();
    }
}
