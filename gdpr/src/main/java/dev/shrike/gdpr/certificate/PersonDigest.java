package dev.shrike.gdpr.certificate;

import java.util.UUID;

/**
 * Who was erased, for those only who know already: the SHA-256 of {@code shrike.erasure|<erasure id>|<person id>} in hex
 * digits. Both ids are random, so nobody finds the person by trying; two erasures of one person could not be told to be of
 * one.
 */
public record PersonDigest(String hex) {

    public PersonDigest {
        hex = Permitted.digest("person_digest", hex);
    }

    /** The digest of this person in this erasure. */
    public static PersonDigest of(UUID erasure, UUID person) {
        return new PersonDigest(Sha256.hex("shrike.erasure|" + erasure + "|" + person));
    }

    @Override
    public String toString() {
        return hex;
    }
}
