/** The public key that tokens are verified with. */
package dev.shrike.auth.key;
