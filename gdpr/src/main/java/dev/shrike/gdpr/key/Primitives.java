package dev.shrike.gdpr.key;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The three things that are done with a key's bytes; neither depends on anything but the platform and Tink. */
final class Primitives {

    private static final int FINGERPRINT_BYTES = 16;
    private static final int SEGMENT_BYTES = 64 * 1024;
    private static final AesGcmParameters PARAMETERS = parameters();

    private Primitives() {}

    /** AES-256-GCM with a random 12-byte nonce in front and a 16-byte tag behind. */
    @AccessesPartialKey
    static Aead aead(SecretBytes material) {
        try {
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(PARAMETERS)
                    .setKeyBytes(material)
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available on this platform", e);
        }
    }

    /** AES-256-GCM in segments of 64 KiB, under keys derived from this one and a random salt in front of the stream. */
    @AccessesPartialKey
    static StreamingAead streamingAead(SecretBytes material) {
        try {
            AesGcmHkdfStreamingParameters parameters = AesGcmHkdfStreamingParameters.builder()
                    .setKeySizeBytes(DataKey.BYTES)
                    .setDerivedAesGcmKeySizeBytes(DataKey.BYTES)
                    .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT_BYTES)
                    .build();
            AesGcmHkdfStreamingKey key = AesGcmHkdfStreamingKey.create(parameters, material);
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(StreamingAeadConfig2026.get(), StreamingAead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM-HKDF is not available on this platform", e);
        }
    }

    static String fingerprint(byte[] material, byte[] context) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(material, "HmacSHA256"));
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(context), FINGERPRINT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available on this platform", e);
        }
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(DataKey.BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
