/** The transit engine of HashiCorp Vault (and OpenBao), over its HTTP interface. */
package dev.shrike.gdpr.kms.transit;
