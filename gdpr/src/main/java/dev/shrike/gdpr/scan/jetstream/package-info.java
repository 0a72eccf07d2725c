/** JetStream as a place to scan: every message of every stream, mirrors included. */
package dev.shrike.gdpr.scan.jetstream;
