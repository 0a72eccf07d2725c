package dev.shrike.notifier.address;

/** What is known of a person's address. */
public sealed interface AddressAnswer {
    /**
     * There is one.
     *
     * @param email personal data; do not keep it
     */
    record Found(String email) implements AddressAnswer {
        @Override
        public String toString() {
            return "Found[redacted]";
        }
    }

    /** The person registered with an address that cannot be one, below {@code .invalid} (RFC 2606), to get no mail. */
    record None() implements AddressAnswer {}

    /** The person is gone. Final. */
    record Gone() implements AddressAnswer {}

    /**
     * Nobody can say at the moment.
     *
     * @param reason without personal data
     */
    record Unavailable(String reason) implements AddressAnswer {}
}
