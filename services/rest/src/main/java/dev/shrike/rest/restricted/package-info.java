/**
 * People whose data is kept, but not used (art. 18 GDPR), by service: the table {@code restricted_person} of
 * {@code classpath:db/rest}, which a service's handler of {@code gdpr} events fills. While it stands, their sealed fields open
 * for themselves only, and for a privacy officer or admin who says that it is for legal claims.
 */
package dev.shrike.rest.restricted;
