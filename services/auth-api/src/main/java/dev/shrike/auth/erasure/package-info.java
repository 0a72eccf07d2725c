/** auth-api's part in an erasure. */
package dev.shrike.auth.erasure;
