package dev.shrike.messaging.publish;

/**
 * The server's word that an event is stored.
 *
 * @param stream where it is
 * @param sequence its place in the stream
 * @param duplicate whether it had been there before
 */
public record PublishReceipt(String stream, long sequence, boolean duplicate) {}
