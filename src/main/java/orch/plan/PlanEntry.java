package orch.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Fields;

/**
 * What a plan does with one configuration.
 *
 * @param name the display name after the plan was carried out
 * @param place the file and line of the document
 * @param live the configuration as it is; without fields when it does not exist
 * @param body the body of the request: the whole document of a create, the smallest PATCH of an
 *     update, empty when nothing changes
 * @param changes every change, with the old and the new value; at least one unless nothing changes
 */
public record PlanEntry(
    Action action,
    String name,
    String place,
    Configuration live,
    ObjectNode body,
    List<Change> changes) {

  /** What to warn of when {@link #changesGrouping}; follows the label. */
  public static final String GROUPING_WARNING =
      " changes conversationGroupingType, which is documented as fixed after creation; the service"
          + " may refuse or ignore the change";

  public PlanEntry {
    changes = List.copyOf(changes);
    if (changes.isEmpty() != (action == Action.UNCHANGED)) {
      throw new IllegalArgumentException(action + " with " + changes.size() + " changes: " + body);
    }
  }

  /** The id of the live configuration; empty for one that does not exist. */
  public String id() {
    return live.id();
  }

  /** The name for messages: {@code support (conv_configuration_...)}. */
  public String label() {
    return id().isEmpty() ? name : name + " (" + id() + ")";
  }

  /** Whether it changes how messages are grouped, which the service may refuse or ignore. */
  public boolean changesGrouping() {
    return action == Action.UPDATE
        && changes.stream().anyMatch(change -> change.path().equals(Fields.GROUPING));
  }
}
