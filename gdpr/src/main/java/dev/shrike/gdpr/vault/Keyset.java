package dev.shrike.gdpr.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import dev.shrike.gdpr.kms.Kek;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a keyset file held when it was read. Immutable and thread-safe. */
final class Keyset {

    private static final Logger LOG = LoggerFactory.getLogger(Keyset.class);

    private final Kek primary;
    private final Map<String, Aead> keys;
    private final FileMark mark;

    private Keyset(KeysetHandle handle, FileMark mark) throws GeneralSecurityException {
        Map<String, Aead> all = new TreeMap<>();
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            all.put(idOf(entry), alone(entry));
        }
        this.keys = Map.copyOf(all);
        this.primary = new Kek(idOf(handle.getPrimary()), keys.get(idOf(handle.getPrimary())));
        this.mark = mark;
    }

    static Keyset read(Path file) {
        FileMark mark = FileMark.of(file); // before the content: a change in between is seen the next time
        KeysetHandle handle = KeysetFile.read(file);
        try {
            return new Keyset(handle, mark);
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key-encryption key file " + file + " is not a keyset for wrapping", e);
        }
    }

    Kek primary() {
        return primary;
    }

    Optional<Aead> find(String kekId) {
        return Optional.ofNullable(keys.get(kekId));
    }

    /** Whether the file is still the one that was read, or is out of reach. */
    boolean isOf(Path file) {
        FileMark now = FileMark.of(file);
        if (now.absent()) {
            LOG.warn("Key-encryption key file {} is out of reach; what it held is used on", file);
            return true;
        }
        return now.equals(mark);
    }

    /** The other keys of a keyset. */
    static KeysetHandle without(KeysetHandle old, String kekId) throws GeneralSecurityException {
        KeysetHandle.Builder rest = KeysetHandle.newBuilder();
        for (int i = 0; i < old.size(); i++) {
            if (!idOf(old.getAt(i)).equals(kekId)) {
                rest.addEntry(same(old.getAt(i)));
            }
        }
        return rest.build();
    }

    private static Aead alone(KeysetHandle.Entry entry) throws GeneralSecurityException {
        KeysetHandle single = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(entry.getKey())
                        .withFixedId(entry.getId())
                        .makePrimary())
                .build();
        return single.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static KeysetHandle.Builder.Entry same(KeysetHandle.Entry entry) {
        KeysetHandle.Builder.Entry copy = KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId());
        return entry.isPrimary() ? copy.makePrimary() : copy;
    }

    private static String idOf(KeysetHandle.Entry entry) {
        return String.format(Locale.ROOT, "tink:%08x", entry.getId());
    }
}
