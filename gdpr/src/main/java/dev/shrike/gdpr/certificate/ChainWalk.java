package dev.shrike.gdpr.certificate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks along a chain of valid certificates and tells what is wrong with their order. Not thread-safe. */
final class ChainWalk {

    private final Map<Long, String> seen = new HashMap<>();
    private ChainHead head;

    ChainWalk(ChainHead after) {
        this.head = after;
        seen.put(after.number(), after.digest());
    }

    ChainHead head() {
        return head;
    }

    /** Goes to the next one, unless it has a flaw. */
    Optional<Verdict.Invalid> step(Certificate next, List<byte[]> rest) {
        Optional<Verdict.Invalid> flaw = order(next, rest).or(() -> CertificateVerifier.linkFlaw(head, next));
        if (flaw.isEmpty()) {
            head = next.head();
            seen.put(head.number(), head.digest());
        }
        return flaw;
    }

    private Optional<Verdict.Invalid> order(Certificate next, List<byte[]> rest) {
        long expected = head.number() + 1;
        if (next.number() == expected) {
            return Optional.empty();
        }
        String known = seen.get(next.number());
        if (known != null && !known.equals(next.digest())) {
            return Optional.of(new Verdict.Invalid(
                    Flaw.FORK, "There are two certificates of number %d.".formatted(next.number())));
        }
        boolean late = next.number() < expected || rest.stream().anyMatch(it -> numberOf(it) == expected);
        String words = "Number %d stands where number %d belongs".formatted(next.number(), expected);
        return Optional.of(
                late
                        ? new Verdict.Invalid(Flaw.REORDERED, words + ".")
                        : new Verdict.Invalid(Flaw.GAP, words + ", which is missing."));
    }

    /** 0 for what is no certificate. */
    private static long numberOf(byte[] file) {
        try {
            return Certificate.read(file).number();
        } catch (MalformedDocumentException e) {
            return 0;
        }
    }
}
