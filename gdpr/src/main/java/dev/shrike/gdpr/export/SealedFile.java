package dev.shrike.gdpr.export;

import dev.shrike.gdpr.key.AssociatedData;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.StreamKey;
import dev.shrike.gdpr.key.VaultUnavailableException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * An export as it lies on a disk: unreadable without the person's key for the purpose {@value #PURPOSE}, and so unreadable
 * for ever once the person is erased, wherever copies of the file are.
 *
 * <p>Its bytes: {@code "SHX1"}, key version (four bytes, big-endian), length of the wrapped key (two bytes), the file's own
 * key wrapped by the person's, then the ciphertext of a {@link StreamKey} with person and export as associated data.
 */
public final class SealedFile {

    /** What the person's key is for. */
    public static final String PURPOSE = "export";

    private static final int MAGIC = 0x53485831;
    private static final int LONGEST_WRAPPED = 512;
    private static final String DOMAIN = "shrike.export-file.v1";

    private SealedFile() {}

    /**
     * Encrypts what is written to the stream, which is complete when it is closed; that closes the file, too.
     *
     * @throws PersonErasedException when the person is fenced
     * @throws VaultUnavailableException when there is no key to be had at the moment
     */
    public static OutputStream create(OutputStream file, UUID person, UUID export, DataKeys keys) throws IOException {
        DataKey wrapping = keys.provision(person, PURPOSE);
        StreamKey key = StreamKey.generate();
        byte[] wrapped = wrap(key, wrapping, export);
        DataOutputStream header = new DataOutputStream(file);
        header.writeInt(MAGIC);
        header.writeInt(wrapping.version());
        header.writeShort(wrapped.length);
        header.write(wrapped);
        header.flush();
        return key.encrypting(file, associatedData(person, export));
    }

    /**
     * Decrypts the file while it is read; closing it closes the file.
     *
     * @throws PersonErasedException when the person is fenced
     * @throws VaultUnavailableException when there is no key to be had at the moment
     * @throws IOException when this is not the sealed export of that person, or was changed; reading may throw it later, too
     */
    public static InputStream open(InputStream file, UUID person, UUID export, DataKeys keys) throws IOException {
        DataInputStream header = new DataInputStream(file);
        if (header.readInt() != MAGIC) {
            throw new IOException("Not a sealed export");
        }
        int version = header.readInt();
        int length = header.readUnsignedShort();
        if (version < 1 || length > LONGEST_WRAPPED) {
            throw new IOException("Not a sealed export");
        }
        byte[] wrapped = header.readNBytes(length);
        StreamKey key = unwrap(wrapping(person, version, keys), export, wrapped);
        return key.decrypting(file, associatedData(person, export));
    }

    private static DataKey wrapping(UUID person, int version, DataKeys keys) throws IOException {
        return switch (keys.find(person, PURPOSE, version)) {
            case KeyAnswer.Found(DataKey key) -> key;
            case KeyAnswer.Erased _ -> throw new PersonErasedException(person);
            case KeyAnswer.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
            case KeyAnswer.Unknown _ -> throw new IOException("The file names a key that was never issued");
        };
    }

    private static byte[] wrap(StreamKey key, DataKey wrapping, UUID export) {
        try {
            return key.wrap(wrapping, export);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to wrap the key of export " + export, e);
        }
    }

    private static StreamKey unwrap(DataKey wrapping, UUID export, byte[] wrapped) throws IOException {
        try {
            return StreamKey.unwrap(wrapping, export, wrapped);
        } catch (GeneralSecurityException e) {
            throw new IOException("The file was not sealed for this export of this person, or was changed since", e);
        }
    }

    private static byte[] associatedData(UUID person, UUID export) {
        return new AssociatedData(DOMAIN).with(person).with(export).bytes();
    }
}
