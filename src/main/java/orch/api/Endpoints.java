package orch.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The URLs of the API's resources. */
final class Endpoints {
  static final String ROOT = "/v2/ControlPlane";

  private final URI base;
  private final String root;

  Endpoints(URI base) {
    this(base, ROOT);
  }

  /**
   * The URLs of another product's resources.
   *
   * @param root the path that its resources and operations begin with
   */
  Endpoints(URI base, String root) {
    this.base = base;
    this.root = root;
  }

  URI configurations() {
    return at(ConfigurationWrites.PATH);
  }

  /** The URL of a path below the base URL. */
  URI at(String path) {
    return base.resolve(path);
  }

  /**
   * The URL of one configuration.
   *
   * @throws IllegalArgumentException when the id is empty or consists of dots: the URL would be
   *     that of another resource
   */
  URI configuration(String id) {
    return at(configurationPath(id));
  }

  /** The path of one configuration; see {@link ConfigurationWrites#path}. */
  static String configurationPath(String id) {
    return ConfigurationWrites.PATH + "/" + segment(id);
  }

  /** The URL of a page of the list. Empty parameters are left out. */
  URI page(int size, String token, String memoryStoreId) {
    StringBuilder url = new StringBuilder(ROOT).append("/Configurations?pageSize=").append(size);
    if (!token.isEmpty()) {
      url.append("&pageToken=").append(encoded(token));
    }
    if (!memoryStoreId.isEmpty()) {
      url.append("&memoryStoreId=").append(encoded(memoryStoreId));
    }
    return base.resolve(url.toString());
  }

  /**
   * The status URL of an operation, given its id or the status URL from the service.
   *
   * @throws IllegalArgumentException when it is neither
   */
  URI operation(String name) {
    if (name.contains("/")) {
      return withoutDots(base.resolve(name));
    }
    return base.resolve(root + "/Operations/" + segment(name));
  }

  /**
   * The URL of one resource.
   *
   * @throws IllegalArgumentException when the id is empty or consists of dots
   */
  URI resource(Resource resource, String id) {
    return at(resource.path() + "/" + segment(id));
  }

  /** The URL of a page of the resources. An empty token is that of the first page. */
  URI page(Resource resource, int size, String token) {
    String more = token.isEmpty() ? "" : "&pageToken=" + encoded(token);
    return at(resource.path() + "?pageSize=" + size + more);
  }

  private static URI withoutDots(URI url) {
    String path = url.getPath() == null ? "" : url.getPath() + "/";
    if (path.contains("/../") || path.contains("/./")) {
      throw new IllegalArgumentException("the path of " + url + " has dots");
    }
    return url;
  }

  /** Dots cannot be encoded: servers decode them before they resolve {@code ..} in a path. */
  private static String segment(String id) {
    if (id.isEmpty() || id.equals(".") || id.equals("..")) {
      throw new IllegalArgumentException("\"" + id + "\" is not an id");
    }
    return encoded(id);
  }

  /**
   * Percent-encodes all but RFC 3986's unreserved characters, so that an id stays one path segment.
   */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean unreserved = b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
      encoded.append(unreserved ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return encoded.toString();
  }
}
