/** Shrike standalone. */
package dev.shrike.standalone;
