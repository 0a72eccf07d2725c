package dev.shrike.users.recipient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a delivery is signed with, in the header {@value #HEADER}: {@code t=<seconds since 1970>,v1=<hex>}, where the hex digits
 * are the HMAC-SHA-256, under the recipient's secret in UTF-8, of the seconds, a dot and the body. Who checks it refuses a time
 * that is minutes away from their own, so that nothing can be sent again later.
 */
final class Signature {

    static final String HEADER = "Shrike-Signature";

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    static String of(byte[] secret, Instant now, String body) {
        String time = Long.toString(now.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] signed = mac.doFinal((time + '.' + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + HMAC, e);
        }
    }
}
