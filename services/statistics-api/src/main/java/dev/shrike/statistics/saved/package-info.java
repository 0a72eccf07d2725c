/**
 * Statements that analysts keep under a name, in the service's own database. Whoever may ask may read and run all of them; only their owner
 * and admins change them. They go with their owner, and with everybody whom they name by id.
 */
package dev.shrike.statistics.saved;
