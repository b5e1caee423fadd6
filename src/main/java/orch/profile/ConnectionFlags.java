package orch.profile;

/**
 * What the command line says about the connection; empty texts where it says nothing.
 *
 * @param baseUrl an absolute URL of scheme, host and port
 */
public record ConnectionFlags(String profile, String baseUrl, String region, String edge) {}
