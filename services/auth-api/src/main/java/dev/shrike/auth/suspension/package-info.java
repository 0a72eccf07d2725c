/** Suspended people: they cannot log in, and their tokens are refused, until an admin lifts it. */
package dev.shrike.auth.suspension;
