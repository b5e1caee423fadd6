package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.NormalForm;
import orch.document.Document;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;

/**
 * A plan in a file, to be read by people, and applied exactly as it is or not at all.
 *
 * @param id a random id, from which the idempotency keys of its writes are made
 * @param createdAt when it was made
 * @param account the account of the configurations
 * @param service the base URL of the API, or the name of the profile local
 * @param lock the name of the lock file; empty for none
 * @param inputs a hash of all documents
 * @param entries in the order of the plan
 * @param origins one for each document; deletions have none
 */
public record SavedPlan(
    String id,
    String createdAt,
    String account,
    String service,
    Optional<String> lock,
    String inputs,
    List<Entry> entries,
    List<Origin> origins) {
  private static final String FORMAT = "orch plan 1";

  public SavedPlan {
    entries = List.copyOf(entries);
    origins = List.copyOf(origins);
  }

  /**
   * An entry of the plan.
   *
   * @param planned its live configuration has only the id and the version in a plan that was read
   * @param from a hash of the live configuration that the plan was made for; empty for a create
   * @param to a hash of the configuration after the plan was carried out; empty for a deletion
   */
  public record Entry(PlanEntry planned, String from, String to) {
    /** The entry of a plan that was just made. */
    public static Entry of(PlanEntry planned) {
      boolean isNew = planned.action() == Action.CREATE;
      return new Entry(
          planned,
          isNew ? "" : hash(planned.live().json()),
          planned.action() == Action.DELETE ? "" : hash(after(planned, planned.live())));
    }
  }

  static String hash(JsonNode configuration) {
    return DocumentHash.of(Json.compact(NormalForm.of(configuration)));
  }

  static JsonNode after(PlanEntry planned, Configuration live) {
    return planned.action() == Action.CREATE
        ? planned.body()
        : Difference.applied(planned.body(), live.json());
  }

  /** A hash of all documents of a plan. */
  public static String inputs(List<Origin> origins) {
    return DocumentHash.of(String.join("\n", origins.stream().map(Origin::hash).toList()));
  }

  /**
   * The fingerprint of the transition: the same for every account whose configurations of these
   * names are in the same state, whatever their ids and versions.
   */
  public String fingerprint() {
    return fingerprint(entries);
  }

  /** The same for a plan that is not saved; empty when nothing changes. */
  public static String fingerprint(Plan plan) {
    return plan.isEmpty() ? "" : fingerprint(plan.entries().stream().map(Entry::of).toList());
  }

  private static String fingerprint(List<Entry> entries) {
    return DocumentHash.of(
        String.join(
            "\n",
            entries.stream()
                .filter(each -> each.planned().action() != Action.UNCHANGED)
                .map(
                    each ->
                        String.join(
                            " ",
                            each.planned().action().toString(),
                            each.from(),
                            each.to(),
                            each.planned().name()))
                .sorted()
                .toList()));
  }

  /** The plan as it was saved. */
  public Plan plan() {
    return new Plan(entries.stream().map(Entry::planned).toList());
  }

  /** The content of the file. */
  public ObjectNode json() {
    ObjectNode json = Json.object().put("format", FORMAT).put("id", id);
    json.put("createdAt", createdAt).put("account", account).put("service", service);
    lock.ifPresent(name -> json.put("lock", name));
    json.put("inputs", inputs).put("fingerprint", fingerprint());
    ArrayNode all = json.putArray("entries");
    for (int i = 0; i < entries.size(); i++) {
      Optional<Origin> origin = i < origins.size() ? Optional.of(origins.get(i)) : Optional.empty();
      all.add(SavedPlanEntries.json(entries.get(i), origin));
    }
    return json;
  }

  /**
   * Reads the document of a plan file.
   *
   * @throws InvalidDocumentException when it is none, or was changed after it was saved
   */
  public static SavedPlan read(Document document) {
    JsonNode tree = document.tree();
    if (!tree.path("format").asText("").equals(FORMAT)) {
      throw invalid(document, "it is not a plan that config apply --plan-out has written");
    }
    List<Entry> entries = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    try {
      for (JsonNode each : tree.path("entries")) {
        entries.add(SavedPlanEntries.entry(each));
        SavedPlanEntries.origin(each).ifPresent(origins::add);
      }
    } catch (IllegalArgumentException e) {
      throw invalid(document, "an entry is incomplete");
    }
    String lock = tree.path("lock").asText("");
    SavedPlan plan =
        new SavedPlan(
            tree.path("id").asText(""),
            tree.path("createdAt").asText(""),
            tree.path("account").asText(""),
            tree.path("service").asText(""),
            lock.isEmpty() ? Optional.empty() : Optional.of(lock),
            tree.path("inputs").asText(""),
            entries,
            origins);
    if (plan.id().isEmpty()
        || !plan.fingerprint().equals(tree.path("fingerprint").asText(""))
        || !plan.inputs().equals(inputs(origins))
        || entries.stream().anyMatch(SavedPlanEntries::isOtherCreate)) {
      throw invalid(document, "it was changed after it was saved; make a new plan");
    }
    return plan;
  }

  private static InvalidDocumentException invalid(Document document, String message) {
    return new InvalidDocumentException(List.of(new Mistake(document.placeOf(""), "", message)));
  }

  /**
   * What has moved since the plan was saved: a line for each configuration that is not as it was.
   *
   * @param live all configurations of the account
   */
  public List<String> moves(List<Configuration> live) {
    Map<String, Configuration> byId = new HashMap<>();
    Map<String, String> idOfName = new HashMap<>();
    for (Configuration each : live) {
      byId.putIfAbsent(each.id(), each);
      idOfName.put(each.displayName(), each.id());
    }
    List<String> moves = new ArrayList<>();
    for (Entry entry : entries) {
      PlanEntry planned = entry.planned();
      if (planned.action() == Action.CREATE) {
        if (idOfName.containsKey(planned.name())) {
          moves.add(planned.name() + " exists now: " + idOfName.get(planned.name()));
        }
      } else {
        moves.addAll(SavedPlanEntries.moves(entry, Optional.ofNullable(byId.get(planned.id()))));
      }
    }
    return moves;
  }

  /**
   * The plan for the configurations as they are, which must not have moved.
   *
   * @param live all configurations of the account
   */
  public Plan onto(List<Configuration> live) {
    Map<String, Configuration> byId = new HashMap<>();
    live.forEach(each -> byId.putIfAbsent(each.id(), each));
    List<PlanEntry> now = new ArrayList<>();
    for (Entry entry : entries) {
      PlanEntry planned = entry.planned();
      Configuration each = byId.getOrDefault(planned.id(), planned.live());
      // What is shown is what the request does, whatever the file says.
      List<Change> changes =
          planned.action() == Action.DELETE
              ? Difference.between(each.json(), Json.object()).changes()
              : Difference.by(planned.body(), each.json()).changes();
      now.add(
          new PlanEntry(
              planned.action(), planned.name(), planned.place(), each, planned.body(), changes));
    }
    return new Plan(now);
  }

  static Change change(JsonNode each) {
    return new Change(
        each.path("path").asText(""),
        each.has("before") ? each.get("before") : MissingNode.getInstance(),
        each.has("after") ? each.get("after") : MissingNode.getInstance());
  }
}
