/** Judges all rules every few seconds, on the one instance that leads. */
package dev.shrike.admin.alert.engine;
