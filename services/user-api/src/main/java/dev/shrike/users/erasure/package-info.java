/**
 * Erasing a person: one transaction destroys the keys, sets the fence, deletes the row and announces it; then every
 * participant removes what it has and says so, and the erasure is complete when all expected ones have.
 */
package dev.shrike.users.erasure;
