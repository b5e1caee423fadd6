package orch.plan;

/**
 * What the lock has to know of the document of a plan's entry.
 *
 * @param hash of the document: {@link DocumentHash}
 * @param isOwn whether an apply of these files makes or made the configuration; what the lock says
 *     already counts more
 */
public record Origin(String hash, boolean isOwn) {}
