package dev.shrike.gdpr.certificate;

import java.time.Instant;

/**
 * The last certificate of a chain, to which the next one is tied.
 *
 * @param digest the SHA-256 of its canonical bytes, signature included, in hex digits
 * @param issued its time; the next one is not issued before
 */
public record ChainHead(long number, String digest, Instant issued) {

    /** Before the first certificate. */
    public static final ChainHead GENESIS = new ChainHead(0, "0".repeat(64), Instant.EPOCH);

    public ChainHead {
        Permitted.count("number", number);
        Permitted.digest("digest", digest);
        issued = Permitted.time("issued", issued);
    }
}
