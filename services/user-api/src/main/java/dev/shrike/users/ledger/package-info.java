/**
 * The ledger of erasures: the event {@code gdpr}, which is kept for ever outside the vault's database. It is replayed at each
 * start before the vault serves anybody, so that a database that came back from a backup brings nobody back, and is followed
 * from then on.
 */
package dev.shrike.users.ledger;
