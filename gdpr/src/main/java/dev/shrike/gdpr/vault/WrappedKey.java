package dev.shrike.gdpr.vault;

/** A data key as the table keeps it; {@code wrapped} is null once the key is destroyed. */
record WrappedKey(int version, String kekId, String fingerprint, byte[] wrapped) {

    boolean destroyed() {
        return wrapped == null;
    }

    @Override
    public String toString() {
        return "WrappedKey[" + version + " " + fingerprint + "]";
    }
}
