/** Raising events of an older major version to the next one. */
package dev.shrike.schemas.upcast;
