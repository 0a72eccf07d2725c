/**
 * Certificates of erasure: what was destroyed and when, signed, chained to one another, and verifiable by anybody who has
 * the published keys. Nothing in them is about a person but a digest.
 */
package dev.shrike.gdpr.certificate;
