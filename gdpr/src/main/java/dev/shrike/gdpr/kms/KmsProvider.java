package dev.shrike.gdpr.kms;

import java.net.URI;
import java.util.ServiceLoader;

/**
 * Opens the key managements of one kind. Found as a service, so that those of clouds, which need a lot of other code, are there
 * only where somebody put them on the class path.
 */
public interface KmsProvider {

    /** The scheme of its addresses. */
    String scheme();

    /**
     * Opens one. Asks nobody: a service that is away is found at its first use.
     *
     * @throws KmsConfigurationException when address or settings make no sense
     */
    Kms open(URI address, KmsSettings settings);

    /**
     * Opens the key management of an address.
     *
     * @throws KmsConfigurationException when nobody knows its kind, or it makes no sense
     */
    static Kms at(URI address, KmsSettings settings) {
        return ServiceLoader.load(KmsProvider.class, KmsProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.scheme().equals(address.getScheme()))
                .findFirst()
                .orElseThrow(() -> new KmsConfigurationException("There is no key management of the kind "
                        + address.getScheme() + " here; those of clouds are in shrike-gdpr-kms"))
                .open(address, settings);
    }
}
