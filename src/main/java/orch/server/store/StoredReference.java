package orch.server.store;

/**
 * A resource that configurations refer to, with the operation that created it.
 *
 * @param kind the path of its collection
 * @param name its display name
 * @param document the fields that the client set, as JSON
 * @param operation for a resource that is there at once, an operation that ended at once
 */
public record StoredReference(
    String kind, String name, String document, StoredOperation operation) {
  public String id() {
    return operation.configuration();
  }
}
