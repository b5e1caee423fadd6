package orch.cli.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import orch.cli.output.Views;
import orch.json.Json;
import orch.output.Column;
import orch.output.View;

/**
 * The answer of a write that had nothing to do, in the place of an operation. {@code config wait}
 * takes it for a completed one.
 *
 * <pre>
 * {"unchanged": true, "configurationId": "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2"}
 * </pre>
 */
public final class Unchanged {
  private static final String UNCHANGED = "unchanged";
  private static final String CONFIGURATION = "configurationId";

  /** The fields of operations are known as well: which answer comes is known only later. */
  public static final View VIEW =
      new View(
          CONFIGURATION,
          List.of(Column.of("CONFIGURATION", CONFIGURATION), Column.of("UNCHANGED", UNCHANGED)),
          Stream.concat(Stream.of(UNCHANGED, CONFIGURATION), Views.OPERATION.fields().stream())
              .distinct()
              .toList());

  private Unchanged() {}

  /** The answer for a configuration that already is as wanted. */
  public static ObjectNode of(String configurationId) {
    ObjectNode answer = Json.object().put(UNCHANGED, true);
    return answer.put(CONFIGURATION, configurationId);
  }

  /** The answer for a deletion of a configuration that does not exist. */
  static ObjectNode ofMissing(String idOrName) {
    return Json.object().put(UNCHANGED, true).put("name", idOrName);
  }

  /** Whether a JSON value is such an answer. */
  public static boolean is(JsonNode value) {
    return value.path(UNCHANGED).booleanValue();
  }
}
