/** Blind indexes: sealed values that can be found again without being readable. */
package dev.shrike.users.index;
