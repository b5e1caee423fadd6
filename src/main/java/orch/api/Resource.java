package orch.api;

/**
 * A kind of resource that configurations refer to. Each belongs to a product of the vendor with
 * hosts of its own. The paths are those of the vendor's helper library for Node (twilio 6.2.0:
 * memory/v1/store, intelligence/v3/configuration, conversations/v1/service).
 *
 * @param product the first label of the product's hosts
 * @param root the path that the product's resources and operations begin with
 * @param collection the last segment of the collection's path
 * @param noun for messages
 */
public record Resource(String product, String root, String collection, String noun) {
  public static final Resource STORES =
      new Resource("memory", "/v1/ControlPlane", "Stores", "memory store");
  public static final Resource INTELLIGENCE =
      new Resource(
          "intelligence", "/v3/ControlPlane", "Configurations", "intelligence configuration");
  public static final Resource SERVICES =
      new Resource("conversations", "/v1", "Services", "Conversations service");

  /** The path of the collection, below the base URL. */
  public String path() {
    return root + "/" + collection;
  }
}
