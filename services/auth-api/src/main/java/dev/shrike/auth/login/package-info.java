/** Logging in: a password for a token. */
package dev.shrike.auth.login;
