/**
 * A person's own data as a file (GDPR articles 15 and 20). A saga reads every event in which the person acts, the profile and
 * what other services keep, and writes all of it into one archive, sealed on the disk with the person's key for exports. A
 * part of the platform that is away delays an export and never leaves a gap in it. A file is deleted after some days, and at
 * once when the person is erased.
 */
package dev.shrike.users.export;
