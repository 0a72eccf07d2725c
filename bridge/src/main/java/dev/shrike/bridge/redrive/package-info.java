/** Brings dead letters in once what was wrong with them is put right: exactly once, and in order within each key or not at all. */
package dev.shrike.bridge.redrive;
