package orch.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The URLs of the API's resources. */
final class Endpoints {
  static final String ROOT = "/v2/ControlPlane";

  private final URI base;

  Endpoints(URI base) {
    this.base = base;
  }

  URI configurations() {
    return at(ConfigurationWrites.PATH);
  }

  /** What is at a path below the base URL. */
  URI at(String path) {
    return base.resolve(path);
  }

  /**
   * One configuration.
   *
   * @throws IllegalArgumentException without an id: the URL would mean all of them
   */
  URI configuration(String id) {
    return at(configurationPath(id));
  }

  /** The path of one configuration; see {@link ConfigurationWrites#path}. */
  static String configurationPath(String id) {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a configuration without an id cannot be asked for");
    }
    return ConfigurationWrites.PATH + "/" + encoded(id);
  }

  /** The page of a listing; empty texts are left out. */
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
   * Where the status of an operation is to be had, by its id or by the status URL a service gave
   * for it.
   */
  URI operation(String name) {
    if (name.contains("/")) {
      return base.resolve(name);
    }
    return base.resolve(ROOT + "/Operations/" + encoded(name));
  }

  /**
   * Everything but RFC 3986's unreserved characters as %XX, so that an id stays one step of the
   * path.
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
