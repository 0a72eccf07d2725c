/** What an erasure takes away of the rights that a person used before. */
package dev.shrike.users.forgetting;
