/**
 * How erased bytes leave Kafka's disks in bounded time: compacted partitions that nobody writes to are made to roll, so that the
 * cleaner reaches what is in them.
 */
package dev.shrike.gdpr.removal;
