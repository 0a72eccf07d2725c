package dev.shrike.bench.gdpr;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.key.AssociatedData;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.IssuedKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.seal.Opened;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One field, sealed and opened with a key at hand, from JSON and into JSON, beside the bare cipher over the same bytes under the
 * same key; and apart from it the way to a key that is cached. Before anything is measured each opens what the other made.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class SealingBenchmark {
    private static final int HEADER = 6;
    private static final int NONCE_AND_TAG = 28;

    /** Which field. */
    @Param({"note", "location"})
    public String field;

    private final Tick event = Sighting.event();
    private EventSealer sealer;
    private DataKeys cache;
    private SealedField sealedField;
    private Map<String, JsonNode> value;
    private Tick sealedEvent;

    private Aead bare;
    private byte[] plain;
    private byte[] associatedData;
    private byte[] ciphertext;

    /** Makes key, event and bytes, and checks that both ways make the same. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        IssuedKey key = IssuedKey.of(DataKey.generate(Sighting.PERSON, Sighting.PURPOSE, 1));
        DataKeys vault = new OneKey(key.toDataKey());
        sealer = new EventSealer(vault);
        cache = new CachingDataKeys(vault, Duration.ofSeconds(8));
        String path = Sighting.path(field);
        sealedField = EventCatalogue.standard().major("tick", 1).sealedFields().stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow();
        value = Map.of(path, Sighting.value(field));
        sealedEvent = sealer.seal(Sighting.event(), value);
        bare = bare(Base64.getDecoder().decode(key.key()));
        associatedData = new AssociatedData("shrike.sealed-field.v1")
                .with(Sighting.PERSON)
                .with(Sighting.EVENT)
                .with("tick")
                .with(1)
                .with(path)
                .with(1)
                .bytes();
        ByteBuffer sealedBytes = sealedField.read(sealedEvent).orElseThrow();
        ciphertext = new byte[sealedBytes.remaining() - HEADER];
        sealedBytes.get(HEADER, ciphertext);
        plain = bare.decrypt(ciphertext, associatedData);
        if (ciphertext.length != plain.length + NONCE_AND_TAG
                || !value.get(path).equals(opened())) {
            throw new IllegalStateException("What is sealed does not open as it was");
        }
    }

    /** A JSON value becomes a sealed field. */
    @Benchmark
    public Tick seal() {
        return sealer.seal(event, value);
    }

    /** The cipher alone. */
    @Benchmark
    public byte[] encrypt() throws GeneralSecurityException {
        return bare.encrypt(plain, associatedData);
    }

    /** A sealed field becomes a JSON value. */
    @Benchmark
    public Opened open() {
        return sealer.open(sealedEvent, sealedField);
    }

    /** The cipher alone. */
    @Benchmark
    public byte[] decrypt() throws GeneralSecurityException {
        return bare.decrypt(ciphertext, associatedData);
    }

    /** A key from the cache that services have in front of the vault. */
    @Benchmark
    public KeyAnswer find() {
        return cache.find(Sighting.PERSON, Sighting.PURPOSE, 1);
    }

    private JsonNode opened() {
        return open() instanceof Opened.Readable(JsonNode readable) ? readable : null;
    }

    @AccessesPartialKey
    private static Aead bare(byte[] bytes) throws GeneralSecurityException {
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(bytes.length)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(AeadConfig2026.get(), Aead.class);
    }
}
