/** Google Cloud KMS. */
package dev.shrike.gdpr.kms.gcp;
