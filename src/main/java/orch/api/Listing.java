package orch.api;

/**
 * What to list.
 *
 * @param pageSize how many configurations to ask for at a time, 1 to 1000
 * @param memoryStoreId only those of this memory store; empty for all
 */
public record Listing(int pageSize, String memoryStoreId) {
  public Listing {
    if (pageSize < 1 || pageSize > 1000) {
      throw new IllegalArgumentException("the page size must be 1 to 1000, not " + pageSize);
    }
  }
}
