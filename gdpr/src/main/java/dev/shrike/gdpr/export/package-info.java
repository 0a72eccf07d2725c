/**
 * A person's own data in one file, for access and portability (GDPR articles 15 and 20): a ZIP of JSON for programs and CSV
 * for spreadsheets, with a manifest by which its completeness can be checked. Everything is streamed: memory does not grow
 * with the number of events. What waits on a disk is encrypted.
 */
package dev.shrike.gdpr.export;
