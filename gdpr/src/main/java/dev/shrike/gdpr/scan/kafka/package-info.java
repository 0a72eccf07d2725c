/** Kafka as a place to scan: every partition of every topic, aborted records included. */
package dev.shrike.gdpr.scan.kafka;
