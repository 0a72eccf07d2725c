/** What became of every question for a key: kept in the vault's schema, in the transaction of the answer. */
package dev.shrike.users.keys.audit;
