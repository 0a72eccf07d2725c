/** Shrike messaging. */
package dev.shrike.messaging;
