/** Issued tokens, so that one can be ended before it expires. */
package dev.shrike.auth.session;
