/** Shrike schemas. */
package dev.shrike.schemas;
