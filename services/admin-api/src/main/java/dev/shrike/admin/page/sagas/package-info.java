/** Work in steps that can be undone: which is stuck, and helping it on. */
package dev.shrike.admin.page.sagas;
