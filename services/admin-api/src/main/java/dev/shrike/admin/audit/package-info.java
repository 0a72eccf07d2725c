/**
 * The audit log: one row per event that ever arrived, with its envelope and place but never its payload, and what becomes of
 * the rows of a person who asks to be forgotten.
 */
package dev.shrike.admin.audit;
