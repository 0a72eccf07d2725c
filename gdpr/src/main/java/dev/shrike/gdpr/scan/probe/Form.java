package dev.shrike.gdpr.scan.probe;

import java.util.Arrays;

/** One form of a value in bytes, compared by content. Personal data: {@code toString} redacts it. */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
record Form(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Form(byte[] otherBytes) && Arrays.equals(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Form[" + bytes.length + " bytes (redacted)]";
    }
}
