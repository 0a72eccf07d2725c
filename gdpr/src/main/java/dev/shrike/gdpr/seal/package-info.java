/** Sealing and opening the personal fields of an event. */
package dev.shrike.gdpr.seal;
