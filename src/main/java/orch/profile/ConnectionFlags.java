package orch.profile;

/**
 * The connection options of the command line; empty texts for options that are not given.
 *
 * @param baseUrl an absolute URL of scheme, host and port
 */
public record ConnectionFlags(String profile, String baseUrl, String region, String edge) {}
