package orch.server;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import orch.server.fault.Target;
import orch.server.http.RefusalException;

/** The endpoints of the API. */
enum Endpoint {
  LIST("GET", Paths.CONFIGURATIONS, Target.LIST),
  CREATE("POST", Paths.CONFIGURATIONS, Target.CREATE),
  FETCH("GET", Paths.CONFIGURATION, Target.GET),
  REPLACE("PUT", Paths.CONFIGURATION, Target.UPDATE),
  PATCH("PATCH", Paths.CONFIGURATION, Target.UPDATE),
  DELETE("DELETE", Paths.CONFIGURATION, Target.DELETE),
  STATUS("GET", Paths.OPERATION, Target.OPERATION),
  STORES("GET", Paths.STORES, Target.LIST),
  STORE_CREATE("POST", Paths.STORES, Target.CREATE),
  STORE("GET", Paths.STORES + "/", Target.GET),
  STORE_STATUS("GET", Paths.STORE_OPERATION, Target.OPERATION),
  INTELLIGENCE_LIST("GET", Paths.INTELLIGENCE, Target.LIST),
  INTELLIGENCE_CREATE("POST", Paths.INTELLIGENCE, Target.CREATE),
  INTELLIGENCE("GET", Paths.INTELLIGENCE + "/", Target.GET),
  SERVICES("GET", Paths.SERVICES, Target.LIST),
  SERVICE_CREATE("POST", Paths.SERVICES, Target.CREATE),
  SERVICE("GET", Paths.SERVICES + "/", Target.GET);

  private final String method;
  private final String path;
  private final Target target;

  Endpoint(String method, String path, Target target) {
    this.method = method;
    this.path = path;
    this.target = target;
  }

  /** The target that selects this endpoint in a fault spec. */
  Target target() {
    return target;
  }

  /** Whether the request body is JSON. */
  boolean takesDocument() {
    return this == CREATE
        || this == REPLACE
        || this == PATCH
        || this == STORE_CREATE
        || this == INTELLIGENCE_CREATE;
  }

  /**
   * The endpoint for a method and a raw path.
   *
   * @throws RefusalException 404 when the path is unknown, 405 when it does not take the method
   */
  static Route route(String method, String path) {
    List<Endpoint> matches = Arrays.stream(values()).filter(one -> one.serves(path)).toList();
    if (matches.isEmpty()) {
      throw RefusalException.notFound(path);
    }
    for (Endpoint one : matches) {
      if (one.method.equals(method)) {
        return new Route(one, method, path);
      }
    }
    String allowed = matches.stream().map(one -> one.method).collect(Collectors.joining(", "));
    throw RefusalException.methodNotAllowed(method, allowed);
  }

  private boolean serves(String actual) {
    if (!path.endsWith("/")) {
      return actual.equals(path);
    }
    int end = path.length();
    return actual.startsWith(path) && actual.length() > end && actual.indexOf('/', end) < 0;
  }

  /** The endpoint, method and path of a request. */
  public record Route(Endpoint endpoint, String method, String path) {
    String id() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** The paths of the contract; those that end with a slash are followed by an id. */
  static final class Paths {
    static final String CONFIGURATIONS = "/v2/ControlPlane/Configurations";
    static final String CONFIGURATION = CONFIGURATIONS + "/";
    static final String OPERATION = "/v2/ControlPlane/Operations/";
    static final String STORES = "/v1/ControlPlane/Stores";
    static final String STORE_OPERATION = "/v1/ControlPlane/Operations/";
    static final String INTELLIGENCE = "/v3/ControlPlane/Configurations";
    static final String SERVICES = "/v1/Services";

    private Paths() {}
  }
}
