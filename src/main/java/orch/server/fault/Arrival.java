package orch.server.fault;

import java.util.List;

/**
 * A request, as far as the choice of its faults depends on it.
 *
 * @param path the raw path, without the query
 * @param account which counts its requests on its own
 * @param asked the effects that the request itself asks for
 */
public record Arrival(
    String method, String path, Target target, String account, List<String> asked) {
  /** The header with which a request asks for its own faults; it may be repeated. */
  public static final String HEADER = "Orch-Emulator-Fault";
}
