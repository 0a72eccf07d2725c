/**
 * Importing observations from a CSV file over REST: one registered person per observer, one tick per row. Importing the same file
 * again adds nothing, and an import that was cut short is finished by the next.
 */
package dev.shrike.standalone.importing;
