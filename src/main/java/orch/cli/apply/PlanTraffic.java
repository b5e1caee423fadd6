package orch.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.json.Json;
import orch.output.Column;
import orch.output.View;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import orch.traffic.CaptureRule;
import orch.traffic.Message;
import orch.traffic.TrafficChange;
import orch.traffic.TrafficComparison;

/** {@code config diff --traffic}: what a plan changes for the messages of an account. */
final class PlanTraffic {
  static final View VIEW =
      new View(
          "id",
          Stream.concat(
                  PlanData.VIEW.columns().stream(),
                  Stream.of(Column.of("TRAFFIC", "traffic.change").as(Column.Kind.TEXT)))
              .toList(),
          Stream.concat(
                  PlanData.VIEW.fields().stream(),
                  Stream.of(
                          "channel",
                          "direction",
                          "from",
                          "to",
                          "metadata.*",
                          "change",
                          "before[].configuration",
                          "before[].id",
                          "after[].configuration",
                          "after[].id")
                      .map(field -> "traffic[]." + field))
              .toList());

  private final Plan plan;
  private final List<Side> sides = new ArrayList<>();
  private final List<TrafficChange> changes;

  /**
   * A configuration before and after the plan.
   *
   * @param changes what it begins or ceases to capture
   */
  private record Side(
      String name, String id, JsonNode before, JsonNode after, List<TrafficChange> changes) {
    static Side of(String name, String id, JsonNode before, JsonNode after) {
      return new Side(name, id, before, after, new ArrayList<>());
    }
  }

  /**
   * @param others configurations that exist; those that are not in the plan stay as they are
   */
  PlanTraffic(Plan plan, List<Configuration> others) {
    this.plan = plan;
    Set<String> planned = new HashSet<>();
    for (PlanEntry entry : plan.entries()) {
      planned.add(entry.id());
      sides.add(Side.of(entry.name(), entry.id(), before(entry), after(entry)));
    }
    for (Configuration other : others) {
      if (!planned.contains(other.id())) {
        JsonNode json = other.json();
        sides.add(Side.of(other.label(), other.id(), json, json));
      }
    }
    changes =
        TrafficComparison.between(
            sides.stream().map(Side::before).toList(), sides.stream().map(Side::after).toList());
    changes.forEach(this::assign);
  }

  private static JsonNode before(PlanEntry entry) {
    return entry.action() == Action.CREATE ? Json.object() : entry.live().json();
  }

  private static JsonNode after(PlanEntry entry) {
    return switch (entry.action()) {
      case CREATE -> entry.body();
      case DELETE -> Json.object();
      default -> Difference.applied(entry.body(), entry.live().json());
    };
  }

  /** A change is one of each configuration that begins or ceases to capture the messages. */
  private void assign(TrafficChange change) {
    Set<Integer> moved = new HashSet<>(change.before());
    moved.addAll(change.after());
    for (int place : moved) {
      if (change.before().contains(place) != change.after().contains(place)) {
        sides.get(place).changes().add(change);
      }
    }
  }

  /** All changes, ordered by channel and address. */
  List<TrafficChange> changes() {
    return changes;
  }

  /** The entries of the plan as data, each with the changes of what its configuration captures. */
  List<ObjectNode> data() {
    List<ObjectNode> entries = new ArrayList<>();
    for (int i = 0; i < plan.entries().size(); i++) {
      ObjectNode data = PlanData.of(plan.entries().get(i));
      ArrayNode traffic = data.putArray("traffic");
      sides.get(i).changes().forEach(change -> traffic.add(data(change)));
      entries.add(data);
    }
    return entries;
  }

  private ObjectNode data(TrafficChange change) {
    Message message = change.message();
    boolean isFromOthers = message.from().equals(Message.ANY_OTHER);
    boolean isToOthers = message.to().equals(Message.ANY_OTHER);
    ObjectNode data = Json.object().put("channel", message.channel());
    if (isFromOthers != isToOthers) {
      data.put("direction", isFromOthers ? "inbound" : "outbound");
    }
    data.put("from", isFromOthers ? CaptureRule.WILDCARD : message.from());
    data.put("to", isToOthers ? CaptureRule.WILDCARD : message.to());
    new TreeMap<>(message.metadata()).forEach(data.putObject("metadata")::put);
    data.put("change", change.kind().toString());
    data.set("before", data(change.before()));
    data.set("after", data(change.after()));
    return data;
  }

  private ArrayNode data(List<Integer> places) {
    ArrayNode data = Json.array();
    for (int place : places) {
      ObjectNode one = data.addObject().put("configuration", sides.get(place).name());
      if (!sides.get(place).id().isEmpty()) {
        one.put("id", sides.get(place).id());
      }
    }
    return data;
  }

  /** The names of the configurations by their places, with ids where a name is not unique. */
  List<String> names() {
    Map<String, Integer> counts = new HashMap<>();
    sides.forEach(side -> counts.merge(side.name(), 1, Integer::sum));
    return sides.stream()
        .map(
            side ->
                counts.getOrDefault(side.name(), 0) > 1 && !side.id().isEmpty()
                    ? side.name() + " (" + side.id() + ")"
                    : side.name())
        .toList();
  }
}
