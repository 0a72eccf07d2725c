/**
 * Proves an erasure by looking everywhere: a scan reads whole places, byte by byte, and tells what of a person can still be
 * read there.
 *
 * <p>A {@link dev.shrike.gdpr.scan.Place} is what can be scanned (a Kafka cluster, JetStream, a database, folders), a
 * {@link dev.shrike.gdpr.scan.Part} one topic, stream, table or folder of it. The places are in packages of their own and know
 * this one, never each other.
 */
package dev.shrike.gdpr.scan;
