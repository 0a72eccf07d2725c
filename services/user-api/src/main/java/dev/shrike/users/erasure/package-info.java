/**
 * Erasing a person, as a saga: one transaction destroys the keys, sets the fence, removes what this service holds and tells the
 * ledger; then every participant removes what it has and says so, and the erasure is complete when all expected ones have. No step is
 * ever given up.
 */
package dev.shrike.users.erasure;
