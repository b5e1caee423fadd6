package orch.api;

/**
 * Which configurations to list.
 *
 * @param pageSize configurations per request, 1 to 1000
 * @param memoryStoreId lists only configurations of this memory store; empty for all
 */
public record Listing(int pageSize, String memoryStoreId) {
  public Listing {
    if (pageSize < 1 || pageSize > 1000) {
      throw new IllegalArgumentException("the page size must be 1 to 1000, not " + pageSize);
    }
  }
}
