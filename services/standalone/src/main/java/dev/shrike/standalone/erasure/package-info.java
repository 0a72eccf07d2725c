/** Erasures of the running platform, as the command asks for them and follows them. */
package dev.shrike.standalone.erasure;
