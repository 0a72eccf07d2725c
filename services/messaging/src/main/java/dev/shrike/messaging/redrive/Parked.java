package dev.shrike.messaging.redrive;

/** A letter as it is redriven, locked by the transaction. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parked(String kind, String stream, long sequence, String subject, byte[] payload, int failures) {}
