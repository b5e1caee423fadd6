package orch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.UUID;
import orch.configuration.CreateRequest;
import orch.configuration.PatchRequest;
import orch.configuration.ReplaceRequest;
import orch.operation.Write;

/** The writes to the resource {@code Configurations}. */
public final class ConfigurationWrites {
  /** The path of the configurations, below the base URL. */
  public static final String PATH = Endpoints.ROOT + "/Configurations";

  private ConfigurationWrites() {}

  /** Creates a configuration: {@code POST /v2/ControlPlane/Configurations}. */
  public static Write create(CreateRequest request, UUID key) {
    String subject = "configuration \"" + request.displayName() + "\"";
    return new Write(Write.Method.POST, PATH, request.toJson(), key, subject);
  }

  /**
   * Changes the fields that the request names, and no others: {@code PATCH
   * /v2/ControlPlane/Configurations/{id}}.
   */
  public static Write update(String id, PatchRequest request, UUID key) {
    return writeTo(Write.Method.PATCH, id, request.toJson(), key);
  }

  /** Replaces the whole configuration: {@code PUT /v2/ControlPlane/Configurations/{id}}. */
  public static Write replace(String id, ReplaceRequest request, UUID key) {
    return writeTo(Write.Method.PUT, id, request.toJson(), key);
  }

  /** Deletes a configuration: {@code DELETE /v2/ControlPlane/Configurations/{id}}. */
  public static Write delete(String id, UUID key) {
    return writeTo(Write.Method.DELETE, id, NullNode.getInstance(), key);
  }

  /**
   * The path of one configuration, below the base URL.
   *
   * @throws IllegalArgumentException when the id is empty or consists of dots: the path would be
   *     that of another resource
   */
  public static String path(String id) {
    return Endpoints.configurationPath(id);
  }

  private static Write writeTo(Write.Method method, String id, JsonNode body, UUID key) {
    return new Write(method, path(id), body, key, "configuration " + id);
  }
}
