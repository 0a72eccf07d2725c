/**
 * Objections (art. 21): against which use of their data people objected, and what was decided. An objection is a request of its
 * kind with its deadline; against direct marketing it is granted as it comes in.
 */
package dev.shrike.users.objection;
