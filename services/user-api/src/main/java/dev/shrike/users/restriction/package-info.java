/** Restriction of processing (art. 18): people whose data is kept, but not used, until they or an admin lift it. */
package dev.shrike.users.restriction;
