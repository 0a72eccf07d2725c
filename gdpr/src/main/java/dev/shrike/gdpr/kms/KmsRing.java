package dev.shrike.gdpr.kms;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key management and its predecessors: the first wraps, all of them unwrap, until the keys are wrapped anew. Rotates and
 * destroys keys where their own key management can.
 */
public record KmsRing(Kms first, List<Kms> predecessors) implements RotatingKms {

    public KmsRing {
        predecessors = List.copyOf(predecessors);
    }

    @Override
    public Kek current() throws GeneralSecurityException {
        return first.current();
    }

    @Override
    public Optional<Aead> find(String kekId) {
        return all().map(kms -> kms.find(kekId)).flatMap(Optional::stream).findFirst();
    }

    @Override
    public boolean rotates() {
        return first instanceof RotatingKms;
    }

    @Override
    public Kek rotate() throws GeneralSecurityException {
        return rotating(first).rotate();
    }

    /** Only the first one's: what a predecessor has is taken away there, by whoever took it out of service. */
    @Override
    public boolean destroys(String kekId) {
        return first instanceof RotatingKms able && able.destroys(kekId);
    }

    @Override
    public void destroy(String kekId) throws GeneralSecurityException {
        if (!destroys(kekId)) {
            throw new NotRotatingException("Key " + kekId + " is destroyed where it is, not from " + first);
        }
        rotating(first).destroy(kekId);
    }

    @Override
    public String toString() {
        return first.toString();
    }

    private Stream<Kms> all() {
        return Stream.concat(Stream.of(first), predecessors.stream());
    }

    private static RotatingKms rotating(Kms kms) throws GeneralSecurityException {
        if (kms instanceof RotatingKms able) {
            return able;
        }
        throw new NotRotatingException("Keys of " + kms + " are made and destroyed at their service, not from here");
    }
}
